"""A statement is made wrong so that it is surely wrong, or not at all."""

from __future__ import annotations

import pytest

from knowledge.model import Kind
from knowledge.quiz.distractors import Pool
from knowledge.quiz.facts import find_facts
from knowledge.quiz.standing import has_subject
from knowledge.quiz.writing.altering import alterations
from knowledge.structure import parse_numeral
from tests.quiz.volumes import volume


def changes(rule: str, *others: str) -> list[tuple[str, str]]:
    """Return what could be changed in a rule: the words and what takes their place."""
    made = volume("读书小组工作办法", rule, *others, kind=Kind.REGULATION)
    found = alterations(made.statements[0], find_facts(rule), Pool([made]))
    return [(rule[one.start : one.end], one.other) for one in found]


def first_number(rule: str) -> tuple[int, int]:
    """Return the number of a rule and the one that takes its place."""
    original, altered = changes(rule)[0]
    digits = [
        parse_numeral("".join(char for char in one if parse_numeral(char) is not None))
        for one in (original, altered)
    ]
    assert digits[0] is not None
    assert digits[1] is not None
    return digits[0], digits[1]


@pytest.mark.parametrize(
    "rule",
    [
        "有正式组员7人以上的小组，应当设立小组委员会。",
        "借阅超过五年未归还图书的组员，一般予以除名。",
        "批复时间一般不超过六个月。",
    ],
)
def test_a_threshold_or_an_upper_limit_goes_down(rule: str) -> None:
    right, wrong = first_number(rule)

    assert wrong < right


@pytest.mark.parametrize(
    "rule",
    [
        "每次讨论时间不少于3小时。",
        "小组应当至少召开2次会议。",
        "正式组员不足3人的单位，联合成立小组。",
    ],
)
def test_a_lower_limit_goes_up(rule: str) -> None:
    right, wrong = first_number(rule)

    assert wrong > right


def test_at_least_once_a_year_becomes_oftener_not_rarer() -> None:
    assert ("每年", "每半年") in changes("小组每年至少召开1次公开讨论会。")


def test_one_end_of_a_range_is_left_alone() -> None:
    assert not changes("藏书3000元以上至5000元者，缴存百分之一。")


def test_what_stands_elsewhere_is_no_wrong_statement() -> None:
    rule, other = "小组采取无记名投票方式选举组长。", "班级小组采取记名投票方式选举组长。"

    assert ("无记名", "记名") in changes(rule)
    assert ("无记名", "记名") not in changes(rule, "小组采取记名投票方式选举组长。")
    assert ("无记名", "记名") in changes(rule, other.replace("小组采取", "组长由"))


@pytest.mark.parametrize("rule", ["小组应当设立书架。", "小组必须推选组长。", "组长可以列席会议。"])
def test_a_duty_is_not_made_a_permission_since_who_must_may(rule: str) -> None:
    assert not {("应当", "可以"), ("必须", "可以"), ("可以", "应当")} & set(changes(rule))


@pytest.mark.parametrize(
    "rule",
    [
        "图书必须存入公用书架，不得存入个人书柜。",
        "小组会议有权检查组长的工作，并且有权改变组长的决定。",
    ],
)
def test_one_half_of_a_rule_is_not_turned_against_the_other(rule: str) -> None:
    assert not changes(rule)


def test_a_month_at_most_becomes_half_a_month_and_never_more() -> None:
    assert changes("组长应当在一个月内派人同申请人谈话。") == [("一个月", "半个月")]


def test_not_less_than_once_a_year_does_not_become_rarer() -> None:
    assert ("每年", "每两年") not in changes("组员之间每年谈心谈话一般不少于1次。")


def test_a_duty_that_others_may_share_is_not_given_to_another_body() -> None:
    rule, other = "党支部每年报告图书情况。", "党总支管理公用图书。"

    assert not [one for one in changes(rule, other) if one[0] == "党支部"]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("可以提前或延期举行。", False),
        ("经小组会议批准，可以延期举行。", False),
        ("遇到特殊情况，经组长同意，可以每季度还书一次。", False),
        ("在特殊情况下，小组会议可以延期举行。", True),
        ("小组会议由组长召集。", True),
        ("不按期归还图书的，给予停止借阅处分。", True),
    ],
)
def test_a_sentence_says_of_whom_it_speaks(said: str, whole: bool) -> None:
    assert has_subject(said) is whole


@pytest.mark.parametrize(
    "rule",
    [
        "党员受到警告处分一年内，不得担任小组组长。",
    ],
)
def test_a_time_of_prohibition_is_made_longer(rule: str) -> None:
    before, after = first_number(rule)

    assert after > before


@pytest.mark.parametrize(
    "rule",
    [
        "组员不足7人的小组，必要时可以设1名副组长。",
        "根据需要，上级组织可以选派专职书记。",
        "读书委员会一般设委员15至31人。",
        "小组的读者对上一级小组负责。",
        "读者有权借阅图书。",
        "任何组员不得以任何方式强迫他人投票。",
    ],
)
def test_what_would_still_hold_or_be_absurd_is_not_changed(rule: str) -> None:
    assert not [one for one in changes(rule) if one[0] not in ("1", "一")]


@pytest.mark.parametrize(
    "rule",
    [
        "组员失去联系6个月以上，通过查找无法联系的，予以停止借阅。",
        "组员借阅超期3个月以上的，予以停止借阅。",
        "组员15人以上的小组应当分组读书。",
    ],
)
def test_the_threshold_of_a_case_goes_down(rule: str) -> None:
    before, after = first_number(rule)

    assert after < before


def test_who_may_not_for_years_may_not_for_one() -> None:
    before, after = first_number("受到处分的组员，三年内都不允许申请优秀组员。")

    assert after > before
