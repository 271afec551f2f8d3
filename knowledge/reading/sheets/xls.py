"""Workbooks of Excel 97 to 2003, as many offices still pass them round."""

from __future__ import annotations

import io
import struct
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.sheets.number_format import BUILT_IN, GENERAL, shown
from knowledge.reading.sheets.sheet import CELLS, Sheet
from knowledge.reading.sheets.sheet_lines import workbook_text
from knowledge.reading.table import Cell
from knowledge.source import SourceText

_TRUTH = ("FALSE", "TRUE")
_PANE_FROZEN = 5  # rows at most that stay in view as a header


class XlsReader:
    """Reads .xls: values as they are shown, row by row, each with its headers."""

    endings: tuple[str, ...] = (".xls", ".xlt", ".et")

    def __init__(self, limits: Limits, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the rows of all sheets; raises ReadingError."""
        sheets, faults = self._open(data, path)
        return workbook_text(sheets, path, "xls", faults)

    def sheets(self, data: bytes, path: str) -> list[Sheet]:
        """Return the sheets as they stand; raises ReadingError."""
        return self._open(data, path)[0]

    def _open(self, data: bytes, path: str) -> tuple[list[Sheet], list[str]]:
        import xlrd
        from xlrd.compdoc import CompDocError

        try:
            return self._read(data)
        except xlrd.XLRDError as error:
            locked = "encrypted" in str(error).lower()
            sentence = texts.ENCRYPTED if locked else texts.DAMAGED_PACKAGE
            raise ReadingError(sentence.format(path=path), detail=repr(error)) from error
        except (
            CompDocError,
            struct.error,
            AssertionError,
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:
            raise ReadingError(
                texts.DAMAGED_PACKAGE.format(path=path), detail=repr(error)
            ) from error

    def _read(self, data: bytes) -> tuple[list[Sheet], list[str]]:
        import xlrd

        book = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        sheets: list[Sheet] = []
        faults: list[str] = []
        room = CELLS
        for number in range(book.nsheets):
            worksheet = book.sheet_by_index(number)
            if worksheet.nrows:
                sheet, errors = _sheet(book, worksheet, self._limits.rows, room)
                sheets.append(sheet)
                room -= len(sheet.cells)
                if errors:
                    faults.append(texts.FORMULA_ERRORS.format(sheet=sheet.name, count=errors))
            book.unload_sheet(number)
            self._on_page(number + 1, book.nsheets)
        return sheets, faults


def _sheet(book: Any, worksheet: Any, most_rows: int, room: int) -> tuple[Sheet, int]:
    """Return a worksheet, and how many of its formulas ended in an error."""
    spans = {
        (top, left): (bottom - top, right - left)
        for top, bottom, left, right in worksheet.merged_cells
    }
    frozen = worksheet.horz_split_pos if worksheet.has_pane_record else 0
    head_rows = frozen if worksheet.panes_are_frozen and frozen <= _PANE_FROZEN else 0
    cells: list[Cell] = []
    filled = errors = 0
    cut = False
    for row in range(worksheet.nrows):
        before = len(cells)
        for column in range(worksheet.row_len(row)):
            cell = worksheet.cell(row, column)
            errors += cell.ctype == 5
            text = _text(book, cell)
            if text:
                head = row < head_rows or _bold(book, cell.xf_index)
                cells.append(Cell(text, row, column, *spans.get((row, column), (1, 1)), head))
        filled += len(cells) > before
        if filled > most_rows or len(cells) > room:
            del cells[before:]
            cut = True
            break
    rows = {row for row, info in worksheet.rowinfo_map.items() if info.hidden}
    columns = {column for column, info in worksheet.colinfo_map.items() if info.hidden}
    hidden = worksheet.visibility != 0
    sheet = Sheet(worksheet.name, tuple(cells), hidden, frozenset(rows), frozenset(columns), cut)
    return sheet, errors


def _text(book: Any, cell: Any) -> str:
    """Return what a cell shows; "" for blank cells and errors."""
    if cell.ctype == 1:
        return str(cell.value)
    if cell.ctype in (2, 3):
        form = _format(book, cell.xf_index)
        return shown(cell.value, form, since_1904=book.datemode == 1)
    if cell.ctype == 4:
        return _TRUTH[bool(cell.value)]
    return ""


def _format(book: Any, style: int | None) -> str:
    if style is None or style >= len(book.xf_list):
        return GENERAL
    key = book.xf_list[style].format_key
    # Writers of old files spell out the built-in formats, in the language of their country.
    if key in BUILT_IN:
        return BUILT_IN[key]
    form = book.format_map.get(key)
    return GENERAL if form is None else str(form.format_str)


def _bold(book: Any, style: int | None) -> bool:
    if style is None or style >= len(book.xf_list):
        return False
    font = book.xf_list[style].font_index
    return font < len(book.font_list) and bool(book.font_list[font].bold)
