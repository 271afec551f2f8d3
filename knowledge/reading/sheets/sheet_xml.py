"""A worksheet's XML as it streams by: cells, what is merged, and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from knowledge.reading.sheets.sheet import COLUMNS, Sheet
from knowledge.reading.table import Cell

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
# Control codes, and an underscore that begins no escape (ECMA-376, ST_Xstring).
_ESCAPED = re.compile(r"_x00(?:[01][0-9A-Fa-f]|(5[Ff]))_")
_MERGED = 50_000  # ranges of a sheet
_FROZEN = 5  # rows at most that stay in view as a header
_TRUTH = {"1": "TRUE", "0": "FALSE"}

Range = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


class Style(Protocol):
    """What a cell's style number means."""

    def number(self, value: float, style: int) -> str:
        """Return a number as it is shown."""
        ...

    def bold(self, style: int) -> bool: ...


class SheetXml:
    """Reads one worksheet: `read` its events, then take the `sheet`.

    `missing` counts formulas without a saved result, `errors` those whose result is an
    error. At most `rows` filled rows and `cells` filled cells are kept.
    """

    def __init__(self, strings: Sequence[str], style: Style, rows: int, cells: int) -> None:
        self._strings = strings
        self._style = style
        self._rows = rows
        self._room = cells
        self._row = -1
        self._column = -1
        self._cells: dict[tuple[int, int], tuple[str, bool]] = {}
        self._filled = 0
        self._last_filled = -1
        self._merged: list[Range] = []
        self._head_rows: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._cut = False
        self.missing = 0
        self.errors = 0

    def read(self, events: Iterable[tuple[str, Any]]) -> None:
        """Take in the `start` and `end` events of an XML parser."""
        open_row: Any = None
        data: Any = None
        for event, element in events:
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "sheetData":
                    data = element
                elif tag == "row":
                    open_row = element
                    self._enter_row(element)
                continue
            if tag == "c":
                self._take_cell(element)
                if open_row is not None:
                    open_row.clear()  # a row may be longer than memory
            elif tag == "row":
                open_row = None
                if data is not None:
                    data.clear()
            elif tag == "col":
                self._take_columns(element)
            elif tag == "pane" and element.get("state", "").startswith("frozen"):
                frozen = _whole(element.get("ySplit"))
                self._head_rows.update(range(frozen) if frozen <= _FROZEN else ())
            elif tag == "autoFilter":
                self._head_rows.update(span[0] for span in _ranges(element.get("ref", "")))
            elif tag == "mergeCell" and len(self._merged) < _MERGED:
                self._merged += _ranges(element.get("ref", ""))
                element.clear()

    def sheet(self, name: str, *, hidden: bool) -> Sheet:
        """Return what was read."""
        spans = {
            (top, left): (bottom - top + 1, right - left + 1)
            for top, left, bottom, right in self._merged
        }
        cells = tuple(
            Cell(
                text,
                row,
                column,
                *spans.get((row, column), (1, 1)),
                head=bold or row in self._head_rows,
            )
            for (row, column), (text, bold) in sorted(self._cells.items())
        )
        return Sheet(
            name,
            cells,
            hidden,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            self._cut,
        )

    def _enter_row(self, row: Any) -> None:
        number = _whole(row.get("r"))
        self._row = number - 1 if number else self._row + 1
        self._column = -1
        if row.get("hidden") in ("1", "true"):
            self._hidden_rows.add(self._row)

    def _take_columns(self, columns: Any) -> None:
        if columns.get("hidden") in ("1", "true"):
            first, last = _whole(columns.get("min")), _whole(columns.get("max"))
            self._hidden_columns.update(range(max(0, first - 1), min(last, COLUMNS)))

    def _take_cell(self, cell: Any) -> None:
        place = _PLACE.fullmatch(cell.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        text = self._text(cell)
        if not text:
            return
        new_row = self._row != self._last_filled
        if (
            self._column >= COLUMNS
            or (new_row and self._filled >= self._rows)
            or len(self._cells) >= self._room
        ):
            self._cut = True
            return
        if new_row:
            self._filled += 1
            self._last_filled = self._row
        bold = self._style.bold(_whole(cell.get("s")))
        self._cells[self._row, self._column] = (text, bold)

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        children = {child.tag.rpartition("}")[2]: child for child in cell}
        if kind == "inlineStr":
            return _inline(children.get("is"))
        value: str | None = children["v"].text if "v" in children else None
        if not value:
            self.missing += "f" in children and kind != "str"
            return ""
        if kind == "s":
            at = _whole(value)
            text = self._strings[at] if at < len(self._strings) else ""
            return _plain(text)
        if kind == "e":
            self.errors += 1
            return ""
        if kind == "b":
            return _TRUTH.get(value, value)
        if kind != "n":
            return _plain(value)
        try:
            number = float(value)
        except ValueError:
            return value
        return self._style.number(number, _whole(cell.get("s")))


def _inline(element: Any) -> str:
    """Return the text of an inline string without its reading aids (rPh)."""
    if element is None:
        return ""
    runs = [
        piece
        for child in element
        if (tag := child.tag.rpartition("}")[2]) in ("t", "r")
        for piece in ([child] if tag == "t" else child)
        if piece.tag.endswith("}t") or piece.tag == "t"
    ]
    return _plain("".join(piece.text or "" for piece in runs))


def _plain(text: str) -> str:
    """Return a text with spaces for control codes.

    >>> _plain("每月_x000D_"), _plain("_x005F_x000D_")
    ('每月 ', '_x000D_')
    """
    return _ESCAPED.sub(lambda found: "_" if found[1] else " ", text)


def _ranges(reference: str) -> list[Range]:
    """Return the range that a reference names, `A1:C2` as (0, 0, 1, 2); none if it is odd."""
    first, _, last = reference.partition(":")
    start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
    if start is None or end is None:
        return []
    return [(int(start[2]) - 1, _column(start[1]), int(end[2]) - 1, _column(end[1]))]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None) -> int:
    """Return a count that XML states, 0 where it states none."""
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
