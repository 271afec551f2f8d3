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
