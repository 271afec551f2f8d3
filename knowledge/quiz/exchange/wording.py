"""An item in the words that people read and write, and whether two say the same."""

from __future__ import annotations

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry
from knowledge.quiz.exchange.keys import letters
from knowledge.quiz.exchange.sources import source_text
from knowledge.quiz.item import ItemType, QuizItem


def entry_of(item: QuizItem, row: int = 0) -> Entry:
    """Return an item in the words that people read and write."""
    judged = item.type is ItemType.JUDGE and item.options == (texts.TRUE, texts.FALSE)
    answer = item.key_text
    if item.options:
        answer = item.right[0] if judged and item.key else letters(item.key)
    return Entry(
        row,
        item.stem,
        texts.TYPE_NAMES[item.type],
        () if judged else item.options,
        answer,
        item.explanation,
        source_text(item.citation),
        item.citation.quote if item.citation else "",
        texts.DIFFICULTY_NAMES[item.difficulty],
        item.topic,
    )


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same to people, whatever became of blanks and line ends."""
    return _seen(one) == _seen(other)


def _seen(entry: Entry) -> tuple[str, ...]:
    said = (
        entry.type,
        entry.stem,
        *entry.options,
        entry.answer,
        entry.explanation,
        entry.source,
        entry.quote,
        entry.difficulty,
        entry.topic,
    )
    return tuple(visible(one) for one in said if visible(one))


def visible(text: str) -> str:
    """Return only what is seen of a text: the marks that print, without any blanks."""
    return "".join(character for character in text if character.isprintable() and character != " ")
