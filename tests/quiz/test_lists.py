"""What is written from listings and whole statements: 多选, 判断, 简答, cards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.model import Document, Kind, Passage
from knowledge.quiz import QuizItem, faults
from knowledge.quiz.statements import Listing, Member, Volume
from knowledge.quiz.writing import write_cards, write_judgements, write_multis, write_shorts
from tests.quiz.volumes import volume

GROUP = (
    "读书小组的主要任务是：（一）选定每季书目；（二）组织专题讨论；（三）整理学习心得；（四）保管公用图书；"
    "（五）其他读书事项。"
)
OFFICE = "读书会办公室的主要任务是：（一）制定年度计划；（二）审核活动经费；（三）聘请授课老师。"


def listing(document: Document, text: str, offset: int) -> Listing:
    """Return the listing of a sentence 头：（一）…；（二）…。"""
    head, _, rest = text.partition("：")
    members, at = [], offset + len(head) + 1
    for part in rest.rstrip("。").split("；"):
        members.append(Member(at + 3, at + len(part), part[3:]))
        at += len(part) + 1
    passage = Passage(
        f"{document.id}:{offset}",
        document.id,
        f"a{offset}",
        "第一条",
        offset,
        offset + len(text),
        text,
        "",
    )
    return Listing(
        document,
        passage,
        "第一条",
        ("第一章 总则",),
        head,
        tuple(members),
        offset,
        offset + len(text),
    )


@pytest.fixture
def lists() -> Volume:
    """Two bodies with lists of tasks in one document."""
    made = volume("读书小组工作办法", GROUP, OFFICE)
    text = made.text
    found = tuple(listing(made.document, one, text.index(one)) for one in (GROUP, OFFICE))
    return replace(made, statements=(), listings=found)


def faultless(item: QuizItem, made: Volume) -> bool:
    return faults(item, made.text) == ()


def test_members_are_right_and_those_of_another_body_are_wrong(lists: Volume) -> None:
    first = next(write_multis(lists, ()))

    assert first.stem == "根据《读书小组工作办法》第一条，下列哪些属于读书小组的主要任务？"
    assert all(words in GROUP for words in first.right)
    wrong = set(first.options) - set(first.right)
    assert wrong
    assert all(words in OFFICE and words not in GROUP for words in wrong)
    assert not any("其他" in words for words in first.options)
    assert faultless(first, lists)


def test_a_list_without_another_of_its_kind_is_not_asked_with_options(lists: Volume) -> None:
    assert not list(write_multis(replace(lists, listings=lists.listings[:1]), ()))


def test_halves_of_a_formula_put_together_anew_are_no_wrong_options() -> None:
    rule = "小组经费的使用应当坚持统一安排、公开透明、节约高效的原则。"
    made = volume("读书小组工作办法", rule)
    statement = made.statements[0]
    start, members = statement.start, []
    for words in ("统一安排", "公开透明", "节约高效"):
        at = start + rule.index(words)
        members.append(Member(at, at + len(words), words))
    series = Listing(
        made.document,
        statement.passage,
        "第1条",
        (),
        rule[: members[0].start - start],
        tuple(members),
        start,
        start + len(rule),
    )
    made = replace(made, listings=(series,))
    assert list(write_multis(made, ())) == []


def series(made: Volume, *members: str) -> Listing:
    """Return the series 甲、乙和丙 of a volume's only statement."""
    statement = made.statements[0]
    found = []
    for words in members:
        at = statement.start + statement.text.index(words)
        found.append(Member(at, at + len(words), words))
    head = statement.text[: found[0].start - statement.start]
    start, end = statement.start, statement.end
    return Listing(made.document, statement.passage, "第1条", (), head, tuple(found), start, end)


def with_series(title: str, rule: str, *members: str) -> Volume:
    made = volume(title, rule)
    return replace(made, listings=(series(made, *members),))


def test_a_formula_is_asked_beside_words_that_other_documents_have() -> None:
    first = with_series(
        "读书小组工作办法",
        "小组经费实行统一管理、专人管理、公开管理。",
        "统一管理",
        "专人管理",
        "公开管理",
    )
    other = with_series(
        "图书室办法", "图书实行分类管理、编号管理、定期管理。", "分类管理", "编号管理", "定期管理"
    )
    (item,) = write_multis(first, (other,))

    assert item.stem == "根据《读书小组工作办法》第1条，小组经费实行___。"
    assert set(item.right) == {"统一管理", "专人管理", "公开管理"}
    assert set(item.options) - set(item.right) <= {"分类管理", "编号管理", "定期管理"}
    assert faultless(item, first)


def test_how_one_document_words_a_praise_is_not_asked() -> None:
    first = with_series(
        "读书小组工作办法", "讨论要增强系统性、整体性、协同性。", "系统性", "整体性", "协同性"
    )
    other = with_series(
        "图书室办法", "借阅要增强规范性、科学性、便利性。", "规范性", "科学性", "便利性"
    )
    again = with_series(
        "社区读书办法", "读书要增强系统性、整体性、协同性。", "系统性", "整体性", "协同性"
    )

    assert not list(write_multis(first, (other,)))
    assert list(write_multis(first, (other, again)))


def test_a_list_is_asked_in_words_with_its_members_as_key_points(lists: Volume) -> None:
    items = list(write_shorts(lists, ()))

    assert [one.stem for one in items] == [
        "根据《读书小组工作办法》第一条，读书小组的主要任务有哪些？",
        "根据《读书小组工作办法》第一条，读书会办公室的主要任务有哪些？",
    ]
    assert items[0].key_text.endswith(
        "其他读书事项"
    )  # an open list is not told as if it were closed
    assert items[1].key_text.split("\n") == ["制定年度计划", "审核活动经费", "聘请授课老师"]
    assert all(faultless(one, lists) for one in items)


RULES = volume(
    "读书小组工作办法",
    "读书小组由5名以上组员组成，每届任期两年。",
    "读书小组组长应当及时报告借阅情况，延长借阅时间不得超过三个月。",
    "读书小组会议一般每月召开1次，采取无记名投票方式选举组长。",
    "公用图书的保管办法由读书小组组长制定，不得转借给小组以外的人员。",
    "读书小组成员不按期归还图书的，组长可以停止其借阅，时间不超过两个月。",
    "读书小组经费的预算应当提交小组会议讨论，经三分之二以上成员同意后执行。",
    "入组满一年的读书小组成员，有权参加组长的选举，参加人数不少于五人。",
    "读书小组每年至少举行2次公开讨论，每次讨论时间不少于3小时。",
)


def test_a_statement_is_right_as_it_stands_or_wrong_by_one_recorded_change() -> None:
    more = [f"{one}组组长每届任期两年，由小组会议选举。" for one in "甲乙丙丁戊己庚辛"]
    rules = volume("读书小组工作办法", *(one.text for one in RULES.statements), *more)
    items = list(write_judgements(rules, ()))

    assert len(items) >= 6
    assert {one.right for one in items} == {("正确",), ("错误",)}
    for one in items:
        assert one.citation is not None
        said = one.stem.partition("，")[2]
        quote = one.citation.quote
        if one.change is None:
            assert said == quote
        else:
            at = said.index(one.change.altered)
            restored = said[:at] + one.change.original + said[at + len(one.change.altered) :]
            assert said != quote
            assert restored == quote or said.count(one.change.altered) > 1
            assert one.change.original in one.explanation
        assert faultless(one, rules)


def test_an_experience_makes_no_judgements() -> None:
    told = volume("读书经验", "小组每月召开1次会议，由组长主持。", kind=Kind.EXPERIENCE)

    assert not list(write_judgements(told, ()))


@pytest.mark.parametrize(
    ("rule", "question", "answer"),
    [
        ("读书小组会一般每月召开1次。", "读书小组会一般多久召开一次？", "每月召开1次"),
        (
            "小组成员借书的时间，一般为2个月以内。",
            "小组成员借书的时间，一般为几个月以内？",
            "2个月",
        ),
        ("读书小组组长每届任期两年。", "读书小组组长每届任期几年？", "两年"),
        ("共读，是指两人以上同读一本书。", "什么是共读？", "两人以上同读一本书"),
        ("小组成员每次讨论一般不少于45分钟。", "小组成员每次讨论一般不少于多少分钟？", "45分钟"),
    ],
)
def test_a_card_asks_for_a_number_or_a_term(rule: str, question: str, answer: str) -> None:
    made = volume("读书小组工作办法", rule)
    (card,) = write_cards(made, ())

    assert card.stem == f"根据《读书小组工作办法》第1条，{question}"
    assert card.key_text == answer
    assert faultless(card, made)


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("党小组会由党小组组长召集并主持。", ["党小组会由谁召集并主持？"]),
        ("党小组会由党小组组长召集，也可以由党支部书记召集。", []),
        ("党小组会由党小组组长和党支部书记召集。", []),
    ],
)
def test_a_card_asks_who_does_it_where_one_body_alone_does(rule: str, asked: list[str]) -> None:
    cards = write_cards(volume("读书小组工作办法", rule), ())

    assert [one.stem.partition("，")[2] for one in cards] == asked


def test_the_number_of_a_condition_is_no_question() -> None:
    made = volume("读书小组工作办法", "有组员7人以上的小组，设副组长。")

    assert not list(write_cards(made, ()))
