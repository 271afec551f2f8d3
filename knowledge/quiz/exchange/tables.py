"""The table of a quiz: its columns and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.record import write_record
from knowledge.quiz.exchange.wording import entry_of
from knowledge.quiz.item import QuizItem
from knowledge.quiz.shape import LETTERS

USUAL_OPTIONS = 6  # columns that are always there
_CELL = 32_000  # characters; a cell of a workbook holds 32,767


def columns(items: Sequence[QuizItem]) -> list[str]:
    """Return the header for these items: as many columns of options as they need."""
    most = max([USUAL_OPTIONS, *(len(item.options) for item in items)])
    return [
        texts.TYPE,
        texts.STEM,
        *(texts.OPTION.format(letter=letter) for letter in LETTERS[:most]),
        texts.ANSWER,
        texts.EXPLANATION,
        texts.SOURCE,
        texts.QUOTE,
        texts.DIFFICULTY,
        texts.TOPIC,
        texts.RECORD,
    ]


def rows(items: Sequence[QuizItem]) -> Iterator[list[str]]:
    """Yield the cells of each item, under `columns`.

    Of one whose record is longer than a cell what people read is all that comes back.
    """
    most = sum(one.startswith(texts.OPTION.format(letter="")) for one in columns(items))
    for item in items:
        entry, record = entry_of(item), write_record(item)
        yield [
            entry.type,
            entry.stem,
            *entry.options,
            *[""] * (most - len(entry.options)),
            entry.answer,
            entry.explanation,
            entry.source,
            entry.quote,
            entry.difficulty,
            entry.topic,
            record if len(record) <= _CELL else "",
        ]
