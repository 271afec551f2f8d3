"""Workbooks of the Excel and WPS of today."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.sheets.number_format import BUILT_IN, GENERAL, shown
from knowledge.reading.sheets.sheet import CELLS, Sheet
from knowledge.reading.sheets.sheet_lines import workbook_text
from knowledge.reading.sheets.sheet_xml import SheetXml
from knowledge.source import SourceText

_OWN_FORMATS = 164  # from here on a number format is the workbook's own
_DAMAGE = (
    zipfile.BadZipFile,
    SyntaxError,  # XML that is none
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OSError,
    EOFError,
)


class XlsxReader:
    """Reads .xlsx: values as they are shown, row by row, each with its headers.

    Formulas are not evaluated: what counts is the result that was saved with them.
    """

    endings: tuple[str, ...] = (".xlsx", ".xlsm", ".xltx", ".xltm")

    def __init__(self, limits: Limits, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the rows of all sheets; raises ReadingError."""
        sheets, faults = self._open(data, path)
        return workbook_text(sheets, path, "xlsx", faults)

    def sheets(self, data: bytes, path: str) -> list[Sheet]:
        """Return the sheets as they stand; raises ReadingError."""
        return self._open(data, path)[0]

    def _open(self, data: bytes, path: str) -> tuple[list[Sheet], list[str]]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and drawings, which are no text
                return self._read(data)
        except _DAMAGE as error:
            raise ReadingError(
                texts.DAMAGED_PACKAGE.format(path=path), detail=repr(error)
            ) from error

    def _read(self, data: bytes) -> tuple[list[Sheet], list[str]]:
        import openpyxl
        from openpyxl.xml.functions import iterparse

        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        style = _Style(book)
        sheets: list[Sheet] = []
        faults: list[str] = []
        room = CELLS
        # openpyxl parses a sheet either as a stream or with its merged and hidden cells;
        # large sheets need both, so it only opens the sheet's part here.
        for number, worksheet in enumerate(book.worksheets, start=1):
            with worksheet._get_source() as part:
                events = iterparse(part, events=("start", "end"))
                parsed = SheetXml(worksheet._shared_strings, style, self._limits.rows, room)
                parsed.read(events)
            sheet = parsed.sheet(worksheet.title, hidden=worksheet.sheet_state != "visible")
            sheets.append(sheet)
            room -= len(sheet.cells)
            if parsed.missing:
                faults.append(texts.NOT_CALCULATED.format(sheet=sheet.name, count=parsed.missing))
            if parsed.errors:
                faults.append(texts.FORMULA_ERRORS.format(sheet=sheet.name, count=parsed.errors))
            self._on_page(number, len(book.worksheets))
        return sheets, faults


class _Style:
    """What the styles of a workbook say: how numbers look, and what is bold."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._since_1904 = book.epoch.year == 1904

    def number(self, value: float, style: int) -> str:
        return shown(value, self._format(style), since_1904=self._since_1904)

    def bold(self, style: int) -> bool:
        styles = self._book._cell_styles
        return bool(style < len(styles) and self._book._fonts[styles[style].fontId].b)

    def _format(self, style: int) -> str:
        styles = self._book._cell_styles
        number = styles[style].numFmtId if style < len(styles) else 0
        if number < _OWN_FORMATS:
            return BUILT_IN.get(number, GENERAL)
        own = self._book._number_formats
        at = number - _OWN_FORMATS
        return str(own[at]) if at < len(own) else GENERAL
