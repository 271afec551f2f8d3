"""Headers and footers that are ruled as tables: name, number and page of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.reading.pages.page import Page, PrintedLine, PrintedTable
from knowledge.reading.texts import Removed

_ZONE = 0.22  # of a page's height, at its top and bottom
_MOST_ROWS = 5
_SHIFT = 6.0  # points
_SIZE = 10.0  # points: what a removed line is said to have
_NUMBER = re.compile(r"\d+")


def without_running_tables(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without the tables that stand at the same edge of a neighbouring page.

    Their cells may vary by a number: `文件编号：XX-01 | 第3页`. They stay as removed lines.
    A table of the text that goes on over pages has other rows on each of them.
    """
    found: list[Page] = []
    for index, page in enumerate(pages):
        near = [*pages[max(index - 2, 0) : index], *pages[index + 1 : index + 3]]
        others = [table for other in near for table in _edge_tables(other)]
        running = [
            table
            for table in _edge_tables(page)
            if any(_are_alike(table, other) for other in others)
        ]
        if not running:
            found.append(page)
            continue
        gone = tuple(
            PrintedLine(_text(table), table.box, _SIZE, removed=Removed.RUNNING)
            for table in running
        )
        tables = tuple(table for table in page.tables if table not in running)
        found.append(replace(page, lines=(*page.lines, *gone), tables=tables))
    return found


def _edge_tables(page: Page) -> list[PrintedTable]:
    return [
        table
        for table in page.tables
        if (table.box.bottom <= _ZONE * page.height or table.box.top >= (1 - _ZONE) * page.height)
        and max(cell.row + cell.rows for cell in table.cells) <= _MOST_ROWS
    ]


def _are_alike(one: PrintedTable, other: PrintedTable) -> bool:
    return (
        abs(one.box.top - other.box.top) <= _SHIFT
        and abs(one.box.bottom - other.box.bottom) <= _SHIFT
        and len(one.cells) == len(other.cells)
        and _NUMBER.sub("#", _text(one)) == _NUMBER.sub("#", _text(other))
    )


def _text(table: PrintedTable) -> str:
    cells = ("".join(cell.text.split()) for cell in table.cells)
    return " ".join(text for text in cells if text)
