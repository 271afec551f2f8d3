"""Volumes -> items, one writer a type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.blanks import write_blanks
from knowledge.quiz.writing.cards import write_cards
from knowledge.quiz.writing.judgements import write_judgements
from knowledge.quiz.writing.multis import write_multis
from knowledge.quiz.writing.shorts import write_shorts
from knowledge.quiz.writing.singles import write_singles

Writer = Callable[[Volume, Sequence[Volume]], Iterator[QuizItem]]

WRITERS: Mapping[ItemType, Writer] = {
    ItemType.BLANK: write_blanks,
    ItemType.SINGLE: write_singles,
    ItemType.MULTI: write_multis,
    ItemType.JUDGE: write_judgements,
    ItemType.SHORT: write_shorts,
    ItemType.CARD: write_cards,
}
"""Who writes items of a type, given a volume and the other volumes in force."""

__all__ = [
    "WRITERS",
    "Writer",
    "write_blanks",
    "write_cards",
    "write_judgements",
    "write_multis",
    "write_shorts",
    "write_singles",
]
