"""Twenty tables as they come: each value found under its header, in its row."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from knowledge.reading.limits import Limits
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.pdf import PdfReader
from knowledge.reading.pages.recogniser import Picture
from knowledge.reading.sheets.xlsx import XlsxReader
from knowledge.reading.table import table_lines
from knowledge.reading.word.docx import DocxReader
from tests.reading.tables.written import (
    PER_FILE,
    Written,
    as_docx,
    as_xlsx,
    missing,
    written_tables,
)

TABLES = written_tables()
PRINTED = Path(__file__).parents[2] / "data" / "tables"


class NoRecogniser:
    """Stands in where no page is a picture."""

    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        raise AssertionError("a page of text was taken for a picture")


def from_cells(table: Written) -> list[str]:
    return [line.text for line in table_lines(table.cells)]


def from_xlsx(table: Written) -> list[str]:
    source = XlsxReader(Limits()).read(as_xlsx(table), "表.xlsx")
    return [line.text for line in source.lines]


def from_docx(table: Written) -> list[str]:
    source = DocxReader(Limits()).read(as_docx(table), "表.docx")
    return [line.text for line in source.lines]


def from_pdf(table: Written) -> list[str]:
    number = next(at for at, one in enumerate(TABLES) if one is table) // PER_FILE + 1
    return printed_lines(number)


@cache
def printed_lines(number: int) -> list[str]:
    data = (PRINTED / f"tables-{number}.pdf").read_bytes()
    source = PdfReader(Limits(), NoRecogniser()).read(data, "表.pdf")
    return [line.text for line in source.lines]


@pytest.mark.parametrize("read", [from_cells, from_xlsx, from_docx, from_pdf])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_cell_is_found_under_its_header(
    table: Written, read: Callable[[Written], list[str]]
) -> None:
    lines = read(table)
    assert missing(table, lines) == [], "\n".join(lines)
