from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.pages.ocr_text import typeset, with_blanks


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("读书笔记,每月交一次;逾期补交:见下表", "读书笔记，每月交一次；逾期补交：见下表"),
        ("(一)按时到场!", "（一）按时到场！"),
        ("(含3人）", "（含3人）"),
        ("（含3人)", "（含3人）"),
        ("包括：(", "包括：（"),
        ("（(二）爱护图书", "（二）爱护图书"),
        ("办法(2024)第3条", "办法（2024）第3条"),
        ("借书不超过3,000册", "借书不超过3,000册"),
        ("12:30 开始", "12:30 开始"),
        ("f(x)=3, see (b)", "f(x)=3, see (b)"),
        ("按期归还.", "按期归还。"),
        ("每次不少于 60 分钟", "每次不少于60分钟"),
        ("3 会议制度", "3 会议制度"),
        ("一.总则", "一.总则"),
        ("见 a.example.com", "见 a.example.com"),
    ],
)
def test_marks_are_those_of_chinese_print(read: str, printed: str) -> None:
    assert typeset(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("第十—条", "第十一条"),
        ("第—条", "第一条"),
        ("第—百二十条", "第一百二十条"),
        ("—、总则", "一、总则"),
        ("（—）带头读书", "（一）带头读书"),
        ("二O一四年", "二〇一四年"),
        ("二0二四年", "二〇二四年"),
        ("一八四　年以后", "一八四〇年以后"),
        # These may be what is printed.
        ("第十—十二条", "第十—十二条"),
        ("—— 读后感", "—— 读后感"),
        ("2024—2025年", "2024—2025年"),
        ("共十 年", "共十 年"),
        ("O型血", "O型血"),
    ],
)
def test_numerals_are_put_right_where_nothing_else_can_stand(read: str, printed: str) -> None:
    assert typeset(read) == printed


@given(st.text("读书第一条年（）(),.:;—O0〇 　3a", max_size=30))
def test_nothing_but_marks_and_numerals_changes(text: str) -> None:
    def bare(line: str) -> str:
        plain = unicodedata.normalize("NFKC", line).replace("〇", "O").replace("0", "O")
        return "".join(c for c in plain if c.isalnum() and c not in "一O")

    assert bare(typeset(text)) == bare(text)


def test_a_wide_gap_is_a_blank_and_a_false_blank_goes() -> None:
    places = [0.5, 1.5, 2.5, 4.5, 5.5]
    assert with_blanks("第一条为了", places, 1) == "第一条　为了"
    assert with_blanks("按 期归", [0.5, 0.5, 1.5, 2.5], 1) == "按期归"
    assert with_blanks("交 3 天", [0.5, 0.9, 1.4, 1.8, 2.3], 1) == "交3天"
    assert with_blanks("附件1 办法", [0.5, 1.5, 2.2, 2.6, 3.9, 4.9], 1) == "附件1 办法"
    assert with_blanks("page 3", [0.2, 0.5, 0.8, 1.1, 1.1, 1.7], 1) == "page 3"
