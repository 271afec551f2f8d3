"""Sheets as trainers keep them -> entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from knowledge.errors import ReadingError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry
from knowledge.quiz.exchange.formulas import rearmed
from knowledge.quiz.exchange.headers import Row, read_header
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.shape import LETTERS
from knowledge.reading import Limits, Sheet, read_sheets

_HEADER_WITHIN = 30  # rows
_LIMITS = Limits(rows=20_000, unpacked_mb=100)
_OPTION_COLUMNS = tuple(texts.OPTION.format(letter=letter) for letter in LETTERS)
# 选项 in one cell: one a line, between bars, or behind letters.
_PARTED = re.compile(r"\n|\|+|\$;\$")
_LETTERED = re.compile(r"(?<![A-Za-z])(?=[A-LＡ-Ｌ]\s*[.．、:：)）])")


def read_table(data: bytes, name: str) -> Iterator[Entry]:
    """Yield the entries of all sheets of an .xlsx, .xls or .csv file.

    Raises ReadingError where it cannot be read, or no sheet has a header.
    """
    tables = [
        (sheet, table) for sheet in read_sheets(data, name, _LIMITS) if (table := _table(sheet))
    ]
    if not tables:
        raise ReadingError(texts.NO_HEADER.format(name=name))
    for sheet, table in tables:
        yield from _entries(sheet.name if len(tables) > 1 else "", sheet.name, *table)


Table = tuple[dict[int, str], list[tuple[int, Row]]]


def _table(sheet: Sheet) -> Table | None:
    """Return the columns of a sheet and the rows below its header, None where it has none."""
    rows: dict[int, dict[int, str]] = {}
    for cell in sheet.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, {})[cell.column] = cell.text
    numbers = sorted(rows)
    for place, number in enumerate(numbers[:_HEADER_WITHIN]):
        header = read_header(rows[number], rows.get(number + 1, {}))
        if header is not None:
            columns, two_rows = header
            return columns, [(one, rows[one]) for one in numbers[place + 1 + two_rows :]]
    return None


def _entries(
    shown: str, sheet: str, columns: Mapping[int, str], rows: Sequence[tuple[int, Row]]
) -> Iterator[Entry]:
    heading = sheet if read_type(sheet) else ""  # of the section that a row stands in
    for number, row in rows:
        cells = {column: rearmed(row[place]) for place, column in columns.items() if place in row}
        if len(row) == 1 and (only := next(iter(row.values()))) and read_type(only):
            heading = only
            continue
        if not cells or read_header(row, {}) is not None:
            continue
        yield Entry(
            row=number + 1,
            stem=cells.get(texts.STEM, ""),
            type=cells.get(texts.TYPE, "") or heading,
            options=_options(cells),
            answer=cells.get(texts.ANSWER, ""),
            explanation=cells.get(texts.EXPLANATION, ""),
            source=cells.get(texts.SOURCE, ""),
            quote=cells.get(texts.QUOTE, ""),
            difficulty=cells.get(texts.DIFFICULTY, ""),
            topic=cells.get(texts.TOPIC, ""),
            record=cells.get(texts.RECORD, ""),
            sheet=shown,
        )


def _options(cells: Mapping[str, str]) -> tuple[str, ...]:
    if texts.OPTIONS in cells:
        joined = cells[texts.OPTIONS].strip()
        parts = [part.strip() for part in _PARTED.split(joined) if part.strip()]
        if len(parts) < 2:
            parts = [part.strip() for part in _LETTERED.split(joined) if part.strip()]
        return tuple(parts)
    options = [cells.get(column, "") for column in _OPTION_COLUMNS]
    while options and not options[-1].strip():
        options.pop()
    return tuple(options)
