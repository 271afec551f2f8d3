"""The reader is told where another word than the asker's own led to the answer."""

from __future__ import annotations

import pytest

from knowledge.answer import Answerer
from knowledge.model import Answer, NoAnswer


def told(answer: Answer | NoAnswer, code: str = "searched_as") -> list[str]:
    return [one.text for one in answer.notices if one.code == code]


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ("支委会多久开一次？", "已按“支部委员会会议”检索（“支委会”）"),
        ("出差饭补一天多少？", "已按“伙食补助费”检索（“饭补”）"),
    ],
)
def test_the_term_that_led_to_the_answer_is_told(ask: Answerer, asked: str, notice: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer)
    assert notice in told(answer)


@pytest.mark.parametrize(
    "asked", ["党员大会多久开一次？", "差旅费怎么报销？", "采购管理办法第十条"]
)
def test_nothing_is_told_where_the_askers_own_words_stand_in_what_is_cited(
    ask: Answerer, asked: str
) -> None:
    assert told(ask(asked)) == []


def test_a_slip_that_was_put_right_is_told_with_the_answer(ask: Answerer) -> None:
    answer, plain = ask("支布党员大会多久开一次？"), ask("支部党员大会多久开一次？")
    assert isinstance(answer, Answer) and isinstance(plain, Answer)
    assert answer.text == plain.text
    assert told(answer, "repaired")[0].startswith("已按“支部")
    assert told(plain, "repaired") == []


def test_a_refusal_tells_it_too(ask: Answerer) -> None:
    answer = ask("支布的羽毛球场几点关门？")
    assert told(answer, "repaired") == ["已按“支部”检索（原文“支布”）"]
