"""An item as a file has it, in the words of whoever wrote it; what came of reading a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.quiz.exchange import texts
from knowledge.quiz.fault import Fault
from knowledge.quiz.item import ItemCitation, QuizItem

Locate = Callable[[str, str, str], ItemCitation | None]
"""Finds the place of a title, a location (第十条) and a quote, or words of it, one a line, in
the documents in force; no words mean the whole place."""


Check = Callable[[QuizItem], Sequence[Fault]]
"""Tells what is wrong with an item; nothing where it is sound."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as written: all of it text, nothing understood yet.

    `options` stand in the order of their letters, an empty one where a cell is empty.
    `record` is what an export wrote beside it, so that it comes back without a change.
    `row` counts from 1 as the file's program shows it; `unit` is what is counted.
    """

    row: int
    stem: str
    type: str = ""
    options: tuple[str, ...] = ()
    answer: str = ""
    explanation: str = ""
    source: str = ""
    quote: str = ""
    difficulty: str = ""
    topic: str = ""
    record: str = ""
    sheet: str = ""
    unit: str = texts.ROW


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an item was not taken in: where it stands, and what to do, in words."""

    row: int
    column: str
    text: str
    sheet: str = ""
    unit: str = texts.ROW

    def __str__(self) -> str:
        """Return the sentence: 第 5 行“答案”：没有写答案。"""
        sheet = texts.IN_SHEET.format(sheet=self.sheet) if self.sheet else ""
        return texts.PROBLEM.format(
            sheet=sheet, row=self.row, unit=self.unit, column=self.column, text=self.text
        )


def problem(entry: Entry, column: str, text: str) -> Problem:
    """Return what is wrong with an entry in one of its columns."""
    return Problem(entry.row, column, text, entry.sheet, entry.unit)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: the items that were taken in, the problems of all others."""

    items: tuple[QuizItem, ...]
    problems: tuple[Problem, ...] = ()
