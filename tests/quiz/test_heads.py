"""What the head of a listing asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.model import Kind
from knowledge.quiz.statements import Listing, Member
from knowledge.quiz.writing.heads import read_head
from tests.quiz.volumes import volume


def listed(head: str, *members: str, heading: str = "第一章 总则", text: str = "") -> Listing:
    """Return a listing with a head; only its words count here."""
    made = volume("读书小组工作办法", text or f"{head}：……。")
    statement = made.statements[0]
    start = made.text.index(head)
    return Listing(
        made.document,
        statement.passage,
        "第一条",
        (heading,),
        head,
        tuple(Member(0, len(one), one) for one in members or ("选定书目内容", "组织专题讨论")),
        start,
        start + len(head),
    )


@pytest.mark.parametrize(
    ("head", "choice", "question"),
    [
        ("组员享有下列权利", "组员享有下列哪些权利？", "组员享有哪些权利？"),
        (
            "读书工作必须遵循以下原则",
            "读书工作必须遵循下列哪些原则？",
            "读书工作必须遵循哪些原则？",
        ),
        (
            "有下列情形之一的，可以延期还书",
            "有下列哪些情形之一的，可以延期还书？",
            "有哪些情形之一的，可以延期还书？",
        ),
        ("小组会议的职权是", "下列哪些属于小组会议的职权？", "小组会议的职权有哪些？"),
        ("活动纪要主要包括", "活动纪要主要包括下列哪些内容？", "活动纪要主要包括哪些内容？"),
    ],
)
def test_the_head_of_a_rule_becomes_a_question(head: str, choice: str, question: str) -> None:
    read = read_head(listed(head), volume("读书小组工作办法", f"{head}：……。"))

    assert read is not None
    assert (read.choice, read.question) == (choice, question)


def test_whose_duties_they_are_stands_at_the_beginning_of_the_paragraph() -> None:
    text = "读书小组应当定期开展活动。主要职责是：……。"
    read = read_head(listed("主要职责是", text=text), volume("读书小组工作办法", text))

    assert read is not None
    assert read.question == "读书小组的主要职责有哪些？"


def test_duties_of_nobody_are_not_asked() -> None:
    assert read_head(listed("主要职责是"), volume("读书小组工作办法", "主要职责是：……。")) is None


@pytest.mark.parametrize(
    ("from_on", "asked"),
    [
        ("的", "的"),
        ("，情节较轻的", "的"),
        ("，对直接责任者，情节较重的", "，情节较重的"),
        ("，造成不良影响的", "，造成不良影响的"),
    ],
)
def test_breaches_are_asked_by_the_discipline_of_their_chapter(from_on: str, asked: str) -> None:
    head = f"在借阅工作中，有下列行为之一{from_on}，给予警告处分；情节严重的，给予停止借阅处分"
    chapter = "第二章 对违反借阅纪律行为的处分"
    read = read_head(listed(head, heading=chapter), volume("读书小组工作办法", f"{head}：……。"))

    assert read is not None
    assert not read.choice
    assert read.question == f"在借阅工作中，有哪些行为之一{asked}，应当给予党纪处分？"


def test_a_shorthand_is_asked_where_it_counts_its_members() -> None:
    made = volume("读书经验", "强化“三抓”,打牢读书基础。", kind=Kind.EXPERIENCE)
    members = ("抓牢选书引领", "抓好讨论引导", "抓实心得整理")
    three = replace(listed("强化“三抓”,打牢读书基础", *members), document=made.document)
    two = replace(three, members=three.members[:2])

    read = read_head(three, made)

    assert read is not None
    assert read.shorthand
    assert read.question == "“三抓”具体指什么？"
    assert not read.choice
    assert read_head(two, made) is None


def test_the_headings_of_an_essay_are_not_asked() -> None:
    made = volume("读书经验", "健全读书机制,凝聚读书合力", kind=Kind.EXPERIENCE)
    essay = replace(listed("健全读书机制,凝聚读书合力"), document=made.document)

    assert read_head(essay, made) is None
