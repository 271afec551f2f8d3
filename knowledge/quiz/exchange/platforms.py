"""What learning platforms ask of a question: its name in their lists, the worth of options."""

from __future__ import annotations

from knowledge.quiz.item import ItemType, QuizItem

_NAME = 60  # characters of the stem


def name_of(item: QuizItem) -> str:
    """Return what a question is called: how its stem begins."""
    return " ".join(item.stem.split())[:_NAME]


def worths(item: QuizItem) -> tuple[str, ...]:
    """Return what each option is worth in percent.

    A choice with several keys gives each its share and takes the same off for each wrong
    one, so that ticking everything is worth nothing.
    """
    wrong = len(item.options) - len(item.key)
    share = 100 / max(1, len(item.key))
    loss = -100 / max(1, wrong) if item.type is ItemType.MULTI else 0
    given = (share if at in item.key else loss for at in range(len(item.options)))
    return tuple(f"{one:.5f}".rstrip("0").rstrip(".") for one in given)
