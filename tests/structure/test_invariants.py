"""What holds for any text at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check
from sources import source_of

from knowledge.structure import structure

PIECES = (
    "第一条 ",
    "第一条",
    "第二条　",
    "第三条规定的",
    "第十条、",
    "第五条之一 ",
    "第一编 ",
    "第一章 总则",
    "第一节",
    "总则",
    "附则",
    "总纲",
    "目录",
    "附件1",
    "附件",
    "（一）",
    "(2)",
    "1.",
    "一、",
    "①",
    "一是",
    "。",
    "；",
    "：",
    "\n",
    "\n",
    "\n",
    " ",
    "\u3000",
    "党员应当按期交纳",
    "自2018年1月1日起施行",
    "《办法》同时废止",
    "——",
    "问：",
    "答：",
    " | ",
    "作者：张三",
    "来源：某报",
    "2020年3月",
    "2020年12期",
    "关于印发《某办法》的通知",
    "某办法",
    "（",
    "）",
    "摘要：",
    "关键词：",
    "\r",
    "\u2028",
    "𠀀",
    "第",
    "条",
    "组发〔2020〕3号",
    "某某市委组织部",
    "百",
    "〇",
    "abc ",
    "0.5",
    "？",
)

TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300)
PATHS = st.sampled_from(["a/样例.txt", "某办法（2020年修订）.md", "003_6f95.txt", ".x", ""])


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, path=PATHS, longest=st.sampled_from([1, 7, 60, 400]))
def test_any_text(text: str, path: str, longest: int) -> None:
    source = source_of(text, path)
    result = structure(source, None, max_passage=longest)
    check(source, result, longest)
    assert result == structure(source, None, max_passage=longest)


def test_one_huge_line() -> None:
    text = "守则\n" + "这是一句不长的话，说明一件小事。" * 6000
    source = source_of(text)
    result = structure(source, None)
    check(source, result, 400)
    assert len(result.documents[0].passages) < 400


def test_a_huge_line_without_any_border() -> None:
    source = source_of("字" * 90_000)
    check(source, structure(source, None), 400)


def test_a_title_stands_even_for_nothing() -> None:
    (document,) = structure(source_of("", "夹/0001.txt"), None).documents
    assert document.title == "0001"
    assert document.passages == ()
