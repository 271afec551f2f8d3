"""Wrong numbers and sanctions that the rest of the sentence would not rule out."""

from __future__ import annotations

import re

import pytest

from knowledge.quiz.distractors import Found, Pool, choose
from knowledge.quiz.facts import find_facts
from knowledge.quiz.writing import write_blanks, write_judgements
from tests.quiz.volumes import volume


def wrong(rule: str, right: str) -> tuple[str, ...]:
    """The wrong options beside the words of a rule."""
    made = volume("党员借阅处分办法", rule)
    (statement,) = made.statements
    fact = next(one for one in find_facts(rule) if one.text == right)
    stem = rule[: fact.start] + "___" + rule[fact.end :]
    return choose(Found(fact, statement), Pool([made]), stem)


def test_what_is_longer_than_the_limit_of_its_sentence_is_no_lower_limit() -> None:
    found = wrong("借期可以延长，延长时间不能少于六个月，最长不超过一年。", "六个月")

    assert len(found) == 3
    assert all(one.endswith("个月") for one in found)
    assert "十二个月" not in found


def test_half_a_year_does_not_stand_among_months() -> None:
    assert wrong("延长时间不能少于半年，最长不超过一年。", "半年") == ()


def test_beside_a_year_stands_the_half_of_it() -> None:
    assert "半年" in wrong("新组员的见习期限不超过一年。", "一年")


def test_a_ladder_of_times_rises_with_every_option() -> None:
    found = wrong("组员受到警告处分一年内、受到严重警告处分两年内，不得担任组长。", "一年")

    assert len(found) == 3
    assert not {"两年", "三年"} & set(found)


@pytest.mark.parametrize(
    ("rule", "right"),
    [
        ("读书小组每年至少召开1次交流会，一般安排在第四季度。", "每年"),
        ("遇到特殊情况，经组长同意，可以每季度还书一次。", "每季度"),
        ("管理费在5000元以下的按0.5%交纳，5000元以上的按1%交纳。", "0.5%"),
    ],
)
def test_where_the_sentence_leaves_one_choice_there_is_none(rule: str, right: str) -> None:
    assert wrong(rule, right) == ()


def test_of_three_grades_not_only_the_right_one_has_three() -> None:
    right = "撤销党内职务、留党察看或者开除党籍"
    found = wrong(f"私自出售公用图书的，给予{right}处分。", right)

    assert sum(one.count("、") for one in found) == 2


def test_no_option_is_the_sanction_of_the_graver_deed() -> None:
    rule = "损坏公用图书的，给予撤销党内职务或者留党察看处分；情节严重的，给予开除党籍处分。"
    found = wrong(rule, "撤销党内职务或者留党察看")

    assert found
    assert not [one for one in found if "撤销党内职务、留党察看" in one or one == "开除党籍"]


def test_a_wrong_ladder_of_sanctions_rises_like_a_right_one() -> None:
    deeds = ("转借", "涂改", "折损", "私藏", "倒卖", "丢弃", "污损", "偷拿")
    rules = [
        f"{deed}公用图书，情节较重的，给予警告或者严重警告处分；情节严重的，给予撤销党内职务处分。"
        for deed in deeds
    ]
    items = write_judgements(volume("党员借阅处分办法", *rules), ())
    changed = [one for one in items if one.change and one.change.kind == "sanction"]

    assert changed
    for one in changed:
        light, grave = re.findall("给予(.*?)处分", one.stem)
        assert "撤销党内职务" not in light
        assert grave not in ("警告", "严重警告", "警告或者严重警告")


def test_a_share_of_more_than_a_half_stands_beside_such_shares() -> None:
    found = wrong("读书计划以全体成员的过半数通过。", "过半数")

    assert found
    assert all(one.endswith("以上") for one in found)


def test_hours_stand_beside_as_many_hours() -> None:
    assert max(int(one.split()[0]) for one in wrong("每半天不能超过 4 学时。", "4 学时")) < 10
    assert min(int(one.split()[0]) for one in wrong("每年不少于 110 学时。", "110 学时")) > 50


@pytest.mark.parametrize(
    "rule", ["参加者为一至三年级学生。", "书目以一次为限。", "必要时可以设1名副组长。"]
)
def test_no_number_that_goes_without_saying_is_asked_for(rule: str) -> None:
    assert list(write_blanks(volume("读书小组办法", rule), ())) == []


def test_of_expulsion_alone_not_only_the_right_option_speaks() -> None:
    found = wrong("倒卖公用图书，情节严重的，给予开除党籍处分。", "开除党籍")

    assert any("开除党籍" in one for one in found)
