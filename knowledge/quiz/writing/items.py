"""A fact -> the item that asks for it."""

from __future__ import annotations

from knowledge.quiz.difficulty import estimate
from knowledge.quiz.distractors import Found
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.writing.ground import Ground


def item_over(found: Found, type_: ItemType, stem: str, options: tuple[str, ...] = ()) -> QuizItem:
    """Return the item that asks for a fact: by its options, else in words."""
    ground = Ground.of(found.statement)
    return ground.item(
        type_,
        stem,
        [found.fact.text],
        f"{ground.place}：{ground.quote}",
        estimate(found.fact.kind, options=bool(options), stem=stem),
        options=options,
    )
