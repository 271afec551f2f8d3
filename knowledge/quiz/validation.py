"""The one examination that every item passes, however it came to be: what is wrong, in words."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.quiz.fault import Fault
from knowledge.quiz.grounding import ungrounded
from knowledge.quiz.item import QuizItem
from knowledge.quiz.shape import misshapen


def faults(item: QuizItem, passage_text: str, neighbours: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Return what is wrong with an item; empty where it may be used.

    Args:
        passage_text: what its citation rests on: the passage, and on to the quote's end
            where a list runs over several.
        neighbours: the texts of the passages beside it, in which a wrong option must not
            be right either.

    A negative stem (下列不属于…的是) asks for what does not stand there: its other options
    have to.
    """
    return (*misshapen(item), *ungrounded(item, passage_text, neighbours))
