"""What a conversation remembers."""

from __future__ import annotations

import json

import pytest

from knowledge.dialogue import Context, Turn, read_history
from knowledge.errors import QuestionError


def test_it_survives_as_json() -> None:
    context = Context().after(Turn("甲", "甲", "d1", "a9")).after(Turn("乙", "甲的乙"))
    assert Context.from_json(json.loads(json.dumps(context.as_json()))) == context


def test_a_refusal_keeps_the_document_and_place_spoken_of() -> None:
    context = Context().after(Turn("甲", "甲", "d1", "a9")).after(Turn("乙", "乙"))
    assert (context.document, context.place) == ("d1", "a9")


def test_old_turns_are_forgotten() -> None:
    context = Context()
    for number in range(9):
        context = context.after(Turn(str(number), str(number)))
    assert [one.asked for one in context.turns] == ["4", "5", "6", "7", "8"]


def test_a_history_is_bounded() -> None:
    history = read_history([*map(str, range(9)), "长" * 5000])
    assert len(history) == 5 and max(map(len, history)) == 1000


@pytest.mark.parametrize("given", ["甲", 7, [1], [["甲"]], {"甲": 1}, [None]])
def test_what_is_no_list_of_questions_is_told(given: object) -> None:
    with pytest.raises(QuestionError):
        read_history(given)
