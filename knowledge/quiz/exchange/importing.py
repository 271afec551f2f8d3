"""A file from a trainer -> items, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from knowledge.errors import ReadingError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entering import EntryReader
from knowledge.quiz.exchange.entry import Check, Entry, Imported, Locate, Problem, problem
from knowledge.quiz.exchange.gift_reading import read_gift
from knowledge.quiz.exchange.json_items import read_json
from knowledge.quiz.exchange.moodle_reading import read_moodle
from knowledge.quiz.exchange.paper_reading import read_paper, read_text
from knowledge.quiz.exchange.record import identity
from knowledge.quiz.exchange.table_reading import read_table
from knowledge.quiz.item import QuizItem

MOST_MEGABYTES = 10
MOST_ITEMS = 2000

Reading = Callable[[bytes, str], Iterator[Entry | Problem]]


def import_items(name: str, data: bytes, locate: Locate, check: Check | None = None) -> Imported:
    """Return the items of a file, and by row and column what is wrong with the others.

    Args:
        name: of the file; its ending tells the format.
        data: the file, of at most 10 MB and 2,000 items.
        locate: finds the places that items name in the documents in force.
        check: validation; an item that it finds fault with is told as a problem. Without it
            the caller validates, and looks whether exported items have the places they claim.

    Raises ReadingError where the file as a whole cannot be used.
    """
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        raise ReadingError(texts.TOO_LARGE.format(name=name, limit=MOST_MEGABYTES))
    entries = list(islice(_reading(name)(data, name), MOST_ITEMS + 1))
    if len(entries) > MOST_ITEMS:
        raise ReadingError(texts.TOO_MANY.format(name=name, limit=MOST_ITEMS))
    if not entries:
        raise ReadingError(texts.NO_ITEMS.format(name=name))
    read = EntryReader(locate, check)
    items: dict[str, tuple[QuizItem, Entry]] = {}
    problems: list[Problem] = []
    for entry in entries:
        found = (entry,) if isinstance(entry, Problem) else read(entry)
        if isinstance(found, tuple):
            problems += found
        elif isinstance(entry, Entry):
            item = found
            if item.id in items and items[item.id][0] != item:
                item = replace(item, id=identity(item))  # a copied row that was rewritten
            if item.id in items:
                first = items[item.id][1]
                text = texts.TWICE.format(row=first.row, unit=first.unit)
                problems.append(problem(entry, texts.STEM, text))
            else:
                items[item.id] = (item, entry)
    return Imported(tuple(item for item, _ in items.values()), tuple(problems))


def _reading(name: str) -> Reading:
    ending = PurePosixPath(name).suffix.lower()
    reading = _READINGS.get(ending)
    if reading is None:
        sentence = texts.NOT_AN_IMPORT if ending in _PRINTED else texts.UNKNOWN_FORMAT
        raise ReadingError(sentence.format(name=name))
    return reading


_PRINTED = (".doc", ".wps", ".rtf", ".odt", ".pdf")
_READINGS: dict[str, Reading] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv"), read_table),
    **dict.fromkeys((".json", ".jsonl"), read_json),
    ".xml": read_moodle,
    ".gift": read_gift,
    ".txt": read_text,
    **dict.fromkeys((".docx", ".docm", ".md", ".markdown"), read_paper),
}
