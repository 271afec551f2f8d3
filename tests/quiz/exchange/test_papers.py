"""Papers as they come out of the printer: parts, numbers, points, keys with sources."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from docx import Document
from exchanged import found_anywhere
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import QuestionError
from knowledge.quiz import Cover, Difficulty, Format, ItemType, QuizItem, export
from knowledge.quiz.exchange.option_columns import column_count
from knowledge.quiz.exchange.scoring import full_marks, share_out

CITATION = found_anywhere("读书小组工作办法", "第五条", "读书小组应当每月至少活动1次。")


def item(number: int, type_: ItemType, **fields: object) -> QuizItem:
    options = {
        ItemType.SINGLE: ("1次", "2次", "3次", "4次"),
        ItemType.MULTI: ("选定书目", "组织讨论", "收取会费", "整理心得"),
        ItemType.JUDGE: ("正确", "错误"),
    }.get(type_, ())
    key = {ItemType.SINGLE: (0,), ItemType.MULTI: (0, 1, 3), ItemType.JUDGE: (1,)}.get(type_, ())
    whole = QuizItem(
        id=f"{type_}{number}",
        type=type_,
        stem=f"第{number}问：读书小组每月至少活动___次。",
        options=options,
        key=key,
        key_text="" if options else "1",
        explanation="",
        difficulty=Difficulty.EASY,
        topic="",
        citation=CITATION,
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


ITEMS = [
    item(n, type_) for type_ in (ItemType.JUDGE, ItemType.MULTI, ItemType.SINGLE) for n in range(10)
]
COVER = Cover("读书小组知识测试", 100, 45)


def printed(items: list[QuizItem], form: Format, cover: Cover = COVER) -> str:
    document = Document(io.BytesIO(export(items, form, cover=cover)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*lines, *cells])


def test_the_cover_has_title_marks_time_and_a_line_for_the_name() -> None:
    text = printed(ITEMS, Format.PAPER)
    assert text.startswith("读书小组知识测试\n（满分100分，时间45分钟）\n单位：")
    assert "姓名：" in text and "得分：" in text


def test_sections_stand_in_the_order_of_papers_and_sum_to_the_full_marks() -> None:
    text = printed(ITEMS, Format.PAPER)
    heads = re.findall(r"^([一二三])、(\S+?题)（每题([\d.]+)分，共(\d+)分", text, re.M)

    assert [(number, name) for number, name, _, _ in heads] == [
        ("一", "单项选择题"),
        ("二", "多项选择题"),
        ("三", "判断题"),
    ]
    assert sum(int(total) for *_, total in heads) == 100
    assert all(float(each) * 10 == int(total) for *_, each, total in heads)


def test_questions_are_numbered_through() -> None:
    text = printed(ITEMS, Format.PAPER)
    assert [int(n) for n in re.findall(r"^(\d+)\.\t", text, re.M)] == list(range(1, 31))


def test_short_options_stand_in_one_line() -> None:
    assert "A．1次\tB．2次\tC．3次\tD．4次" in printed(ITEMS, Format.PAPER)
    assert column_count(("每月",) * 4) == 4
    assert column_count(("每月至少召开一次",) * 4) == 2
    assert column_count(("每月至少召开一次，遇有重要情况可以随时召开会议",) * 4) == 1
    assert column_count(("读书",) * 6) == 3


def test_a_choice_has_a_bracket_and_a_blank_a_line() -> None:
    assert "至少活动（\u00a0\u00a0\u00a0\u00a0）次" in printed(
        [item(1, ItemType.SINGLE)], Format.PAPER
    )
    assert "至少活动____________次" in printed([item(1, ItemType.BLANK)], Format.PAPER)


def test_the_key_stands_only_in_the_version_with_answers() -> None:
    paper, answers = printed(ITEMS, Format.PAPER), printed(ITEMS, Format.ANSWERS)
    assert "参考答案" not in paper and "每月至少活动1次。”" not in paper
    assert "参考答案及出处" in answers and "1—5 AAAAA" in answers and "11. ABD" in answers
    assert "21—25 ×××××" in answers
    assert "《读书小组工作办法》第五条：“读书小组应当每月至少活动1次。”" in answers


def test_the_key_begins_a_page_of_its_own() -> None:
    document = Document(io.BytesIO(export(ITEMS, Format.ANSWERS, cover=COVER)))
    (title,) = [one for one in document.paragraphs if one.text == "参考答案及出处"]
    assert title.paragraph_format.page_break_before


def test_pages_are_numbered_of_how_many() -> None:
    document = Document(io.BytesIO(export(ITEMS, Format.PAPER)))
    foot = document.sections[0].footer.paragraphs[0]
    assert re.fullmatch(r"第\d+页　共\d+页", foot.text)
    assert "PAGE" in foot._p.xml and "NUMPAGES" in foot._p.xml


def test_points_that_do_not_come_out_even_stand_behind_each_question() -> None:
    text = printed([item(n, ItemType.SINGLE) for n in range(3)], Format.PAPER)
    assert "共100分，各题分值见题后" in text
    assert sorted(map(int, re.findall(r"（(\d+)分）$", text, re.M))) == [33, 33, 34]


def test_nothing_makes_no_paper() -> None:
    with pytest.raises(QuestionError, match="没有可以导出"):
        export([], Format.PAPER)


def test_markdown_shows_the_key_and_the_source_and_obeys_no_text() -> None:
    bad = item(1, ItemType.SINGLE, stem="# 标题 <b>粗</b> [链接](x) ___")
    text = export([bad], Format.MARKDOWN, cover=COVER).decode()
    assert text.startswith("# 读书小组知识测试\n\n## 一、单项选择题\n\n1. \\# 标题 \\<b\\>粗")
    assert "**答案：** A" in text and "> 读书小组应当每月至少活动1次。" in text


@settings(deadline=None, max_examples=50)
@given(
    counts=st.dictionaries(st.sampled_from(ItemType), st.integers(0, 30), min_size=1),
    wanted=st.integers(10, 200),
)
def test_points_always_sum_to_the_full_marks(counts: dict[ItemType, int], wanted: int) -> None:
    total = full_marks(counts, wanted)
    points = share_out(counts, total)

    given = [worth for worths in points.values() for worth in worths]
    assert len(given) == sum(counts.values())
    assert sum(given) == (total if given else 0)
    assert all(worth > 0 and worth % Fraction(1, 2) == 0 for worth in given)
