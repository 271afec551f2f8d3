"""The table of a quiz as a workbook that trainers fill in."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from typing import Any

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.option_columns import width
from knowledge.quiz.exchange.tables import columns, rows
from knowledge.quiz.exchange.wording import writable
from knowledge.quiz.item import QuizItem

_WIDTHS = {
    texts.TYPE: 10,
    texts.STEM: 50,
    texts.ANSWER: 12,
    texts.EXPLANATION: 36,
    texts.SOURCE: 30,
    texts.QUOTE: 40,
    texts.DIFFICULTY: 8,
    texts.TOPIC: 14,
}
_OFFERED = {
    texts.TYPE: tuple(texts.TYPE_NAMES.values()),
    texts.DIFFICULTY: tuple(texts.DIFFICULTY_NAMES.values()),
}
_OPTION_WIDTH = 18
_ROOM = 2000  # rows for which the lists of types and difficulties are offered
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = tuple("=+-@")
_LINE, _MOST_LINES = 15, 12  # points, and lines of a row that are shown
_LONGEST = 32_767  # characters of a cell


def write_workbook(items: Sequence[QuizItem]) -> bytes:
    """Return the items as .xlsx; without items it is the empty form to fill in."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = texts.SHEET
    names = columns(items)
    for number, row in enumerate([names, *rows(items)], start=1):
        for column, text in enumerate(row, start=1):
            if text:
                _write(sheet.cell(number, column), text)
    _dress(sheet, names, len(items))
    _guide(book.create_sheet(texts.GUIDE))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Any, text: str) -> None:
    """Write text as text: never as a formula, a number or a date."""
    text = _ESCAPE.sub("_x005F_", writable(text))[:_LONGEST]
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True  # it stays text when somebody edits it


def _dress(sheet: Any, names: Sequence[str], filled: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "C2"
    for place, name in enumerate(names, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _OPTION_WIDTH)
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE8F5")
        if name in _OFFERED:
            listed = ",".join(_OFFERED[name])
            rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            rule.showErrorMessage = False  # other words for the same are understood as well
            rule.add(f"{letter}2:{letter}{max(_ROOM, filled + 1)}")
            sheet.add_data_validation(rule)
        if name == texts.RECORD:
            sheet.column_dimensions[letter].hidden = True
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number in range(2, filled + 2):
        lines = 1
        for place, name in enumerate(names[:-1], start=1):
            cell = sheet.cell(number, place)
            cell.alignment = wrapped
            lines = max(lines, _lines(str(cell.value or ""), _WIDTHS.get(name, _OPTION_WIDTH)))
        sheet.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES)


def _lines(text: str, column: int) -> int:
    """Return how many lines a text takes in a column; not every program works it out itself."""
    return sum(math.ceil(2 * width(line) / (column - 1)) or 1 for line in text.split("\n"))


def _guide(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 80
    for number, (name, text) in enumerate(texts.GUIDE_LINES, start=1):
        sheet.cell(number, 1, name).font = Font(bold=True)
        sheet.cell(number, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
