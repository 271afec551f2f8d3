"""The tables of `tables.yaml`: what they hold, and the files made of them."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import yaml

from knowledge.reading.table import Cell

PER_FILE = 3
"""How many of the tables each file of tests/data/tables holds, in their order."""

_NUMBER = re.compile(r"[\d,]+(\.\d+)?(%)?")


@dataclass(frozen=True)
class Fact:
    """Under `header`, in the row that the values `row` name, stands `value`."""

    row: tuple[str, ...]
    header: str
    value: str


@dataclass(frozen=True)
class Written:
    """A table: its cells as printed, and by hand what stands where."""

    name: str
    cells: tuple[Cell, ...]
    truth: tuple[Fact, ...]


def written_tables() -> list[Written]:
    text = (Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8")
    return [_written(entry) for entry in yaml.safe_load(text)]


def grid_cells(grid: str) -> tuple[Cell, ...]:
    """Return the cells of a table in the notation of `tables.yaml`, empty ones too."""
    found: dict[tuple[int, int], list[Any]] = {}
    at: dict[tuple[int, int], list[Any]] = {}
    for row, line in enumerate(grid.strip().splitlines()):
        for column, raw in enumerate(line.split("|")):
            text = raw.strip()
            if text == "<":
                cell = at[row, column - 1]
                cell[4] = max(cell[4], column - cell[2] + 1)
            elif text == "^":
                cell = at[row - 1, column]
                cell[3] = max(cell[3], row - cell[1] + 1)
            else:
                cell = [text.replace("⏎", "\n"), row, column, 1, 1]
                found[row, column] = cell
            at[row, column] = cell
    return tuple(Cell(*cell) for cell in found.values())


def as_xlsx(table: Written) -> bytes:
    """Return a workbook with the table; numbers and dates are such, with their formats."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cell in table.cells:
        place = sheet.cell(cell.row + 1, cell.column + 1)
        place.value, place.number_format = _typed(cell.text)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.column + 1,
                end_row=cell.row + cell.rows,
                end_column=cell.column + cell.columns,
            )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_docx(*tables: Written) -> bytes:
    """Return a document with the tables, each under a line of text."""
    document = docx.Document()
    for table in tables:
        document.add_paragraph(f"下面是{table.name}，供查阅。")
        rows = max(cell.row + cell.rows for cell in table.cells)
        columns = max(cell.column + cell.columns for cell in table.cells)
        made = document.add_table(rows, columns)
        made.style = "Table Grid"
        for cell in table.cells:
            place = made.cell(cell.row, cell.column)
            if cell.rows > 1 or cell.columns > 1:
                last = made.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
                place = place.merge(last)
            first, *others = cell.text.split("\n")
            place.paragraphs[0].text = first
            for line in others:
                place.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def missing(table: Written, lines: list[str]) -> list[Fact]:
    """Return the facts that no line states: its row's values, its header and its value."""
    rows = [_pairs(line) for line in lines]
    return [fact for fact in table.truth if not any(_states(row, fact) for row in rows)]


def _written(entry: Mapping[str, Any]) -> Written:
    truth = tuple(
        Fact(tuple(row["row"]), header, value)
        for row in entry["truth"]
        for header, value in row["cells"].items()
    )
    return Written(entry["name"], grid_cells(entry["grid"]), truth)


def _typed(text: str) -> tuple[object, str]:
    """Return what a spreadsheet stores for a printed number or date, and its format."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.fromisoformat(text), "yyyy-mm-dd"
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text, "General"
    whole = "#,##0" if "," in text else "0"
    decimals = "." + "0" * (len(match[1]) - 1) if match[1] else ""
    number = float(text.replace(",", "").rstrip("%"))
    return number / 100 if match[2] else number, whole + decimals + (match[2] or "")


def _pairs(line: str) -> list[tuple[str, str]]:
    found = []
    for piece in line.split(" | "):
        header, mark, value = piece.partition("：")
        found.append((header, value) if mark else ("", piece))
    return found


def _states(row: list[tuple[str, str]], fact: Fact) -> bool:
    squeezed = [(_squeeze(header), _squeeze(value)) for header, value in row]
    values = {value for _, value in squeezed}
    named = all(_squeeze(name) in values for name in fact.row)
    under = [value for header, value in squeezed if header == _squeeze(fact.header)]
    return named and under == [_squeeze(fact.value)]


def _squeeze(text: str) -> str:
    """Leave out blanks: where a line is broken inside a cell says nothing of its text."""
    return "".join(text.split())
