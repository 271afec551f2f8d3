"""Tables that go on over pages are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from knowledge.reading.pages.columns import Column
from knowledge.reading.pages.page import Page, PrintedTable
from knowledge.reading.table import Cell, table_lines

_SHIFT = 6.0  # points: what may differ between the edges of a table's parts
_HEAD, _FOOT = 0.35, 0.6  # of a page's height
_MOST_HEAD_ROWS = 4

_Row = list[Cell]


@dataclass(slots=True)
class Spread:
    """A table with all its parts, and the pages that its rows are on."""

    cells: list[Cell] = field(default_factory=list)
    pages: list[tuple[int, bool]] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, bool, int, bool]]:
        """Yield each line's text, whether it is a whole row, its page, and if scanned."""
        for line in table_lines(self.cells):
            page, scanned = self.pages[min(line.row, len(self.pages) - 1)]
            yield line.text, line.whole, page, scanned


def spreads(ordered: Sequence[tuple[Page, Sequence[Column]]]) -> dict[int, Spread]:
    """Return the tables by the id of their first part.

    A part goes on where it is the first thing on its page, the part before stands at the
    foot of the page before, and both have the same columns. A head that comes again is
    left out; a row that a page parted in two is one where its first cell is empty below.
    """
    found: dict[int, Spread] = {}
    last: tuple[PrintedTable, Spread] | None = None  # at the foot of the page before
    for page, columns in ordered:
        items = [item for column in columns for item in column.items]
        for index, item in enumerate(items):
            if not isinstance(item, PrintedTable):
                last = None
                continue
            begins = index == 0 and item.box.top <= _HEAD * page.height
            if last is not None and begins and _same_columns(last[0], item):
                spread = last[1]
            else:
                spread = found[id(item)] = Spread()
            _append(spread, item, page)
            last = (item, spread) if item.box.bottom >= _FOOT * page.height else None
    return found


def _same_columns(one: PrintedTable, other: PrintedTable) -> bool:
    return (
        _width(one.cells) == _width(other.cells)
        and abs(one.box.left - other.box.left) <= _SHIFT
        and abs(one.box.right - other.box.right) <= _SHIFT
    )


def _width(cells: Sequence[Cell]) -> int:
    return max((cell.column + cell.columns for cell in cells), default=0)


def _append(spread: Spread, part: PrintedTable, page: Page) -> None:
    below = len(spread.pages)
    repeated = _repeated(spread.cells, part.cells) if below else 0
    cells = [cell for cell in part.cells if cell.row >= repeated]
    if below and _goes_on(spread.cells, cells, repeated):
        _complete(spread.cells, [cell for cell in cells if cell.row == repeated], below - 1)
        repeated += 1
        cells = [cell for cell in cells if cell.row >= repeated]
    spread.cells += [replace(cell, row=cell.row - repeated + below) for cell in cells]
    rows = max((cell.row + cell.rows for cell in spread.cells), default=0)
    spread.pages += [(page.number, page.scanned)] * (rows - below)


def _rows(cells: Sequence[Cell], count: int) -> list[list[tuple[int, str]]]:
    return [
        sorted((cell.column, "".join(cell.text.split())) for cell in cells if cell.row == row)
        for row in range(count)
    ]


def _repeated(before: Sequence[Cell], after: Sequence[Cell]) -> int:
    """Count the rows at the head of a part that are those at the head of the table."""
    count = 0
    above, below = _rows(before, _MOST_HEAD_ROWS), _rows(after, _MOST_HEAD_ROWS)
    for one, other in zip(above, below, strict=True):
        if one != other or not any(text for _, text in one):
            break
        count += 1
    return count


def _goes_on(before: Sequence[Cell], after: Sequence[Cell], row: int) -> bool:
    """Whether the first row of a part is the rest of the last row of the table."""
    first = {cell.column: cell for cell in after if cell.row == row}
    head = first.get(0)
    if head is None or head.text.strip() or len(first) < 2 or head.rows > 1:
        return False
    return all(cell.text.strip() for cell in before if cell.column == 0)


def _complete(cells: list[Cell], rest: Sequence[Cell], row: int) -> None:
    """Put the texts of a row that was parted back together."""
    for cell in rest:
        for index, other in enumerate(cells):
            covers = other.row <= row < other.row + other.rows
            if covers and other.column == cell.column and cell.text.strip():
                cells[index] = replace(other, text=other.text + cell.text)
