"""Sentences that two documents say: a set asks about them once."""

from __future__ import annotations

import pytest

from knowledge.quiz import QuizItem
from knowledge.quiz.restating import Sentences
from knowledge.quiz.writing import write_blanks, write_judgements, write_singles
from tests.quiz.volumes import volume


def blank(title: str, rule: str, key: str) -> QuizItem:
    return next(one for one in write_blanks(volume(title, rule), ()) if one.right == (key,))


def beside(first: QuizItem, second: QuizItem) -> bool:
    taken = Sentences()
    taken.add(first)
    return list(taken.beside(second)) == [first]


@pytest.mark.parametrize(
    ("rule", "again"),
    [
        (
            "读书小组每年至少召开1次交流会，也可以根据工作需要随时召开。",
            "读书小组每年至少召开 1 次交流会，一般在年底，也可以根据需要随时召开。",
        ),
        (
            "读书小组每年至少召开1次交流会。",
            "读书小组的组员按时参加活动，读书小组每年至少召开一次交流会，讨论心得体会。",
        ),
    ],
)
def test_what_another_document_says_again_is_beside_it(rule: str, again: str) -> None:
    assert beside(blank("读书小组办法", rule, "每年"), blank("读书会细则", again, "每年"))


def test_another_rule_in_nearly_the_same_words_is_not() -> None:
    year = blank("读书小组办法", "读书小组组长每届任期三年，可以连任。", "三年")
    month = blank("读书会细则", "图书管理员的任期一般为两年，由小组指定。", "两年")

    assert not beside(year, month)


def test_a_gap_and_a_statement_about_one_sentence_are_beside_each_other() -> None:
    made = volume("读书小组办法", "读书小组组长每届任期三年，由小组会议选举。")
    single = next(iter(write_singles(made, ())))

    assert beside(single, next(iter(write_judgements(made, ()))))
