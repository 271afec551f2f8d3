"""Where on a worksheet one table ends and another begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.reading.table import Cell, headed

Block = list[Cell]


def blocks_of(cells: Sequence[Cell]) -> list[Block]:
    """Return the tables of a worksheet, from the top down and from left to right.

    Blank rows part tables; but rows under a blank one that have no header of their own
    still belong to the table above, and a line that stands alone to the table under it.
    Blank columns part tables that begin or end in different rows, or have the same header.
    """
    found: list[Block] = []
    title: Block = []
    columns: set[int] = set()  # of the table above, where it has a header
    for band in _bands(cells):
        if _alone(band):
            title += band
            continue
        own = headed(band)
        if not own and not title and 1 < len(_columns(band) & columns) == len(_columns(band)):
            found[-1] += band
            continue
        first, *others = _side_by_side(band)
        columns = _columns(band) if own and not others else set()
        found += [[*title, *first], *others]
        title = []
    return [*found, title] if title else found


def _bands(cells: Sequence[Cell]) -> list[Block]:
    """Part the cells at the rows that hold nothing and that no merged cell crosses."""
    bands: list[Block] = []
    reached = -1
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if not bands or cell.row > reached:
            bands.append([])
        bands[-1].append(cell)
        reached = max(reached, cell.row + max(1, cell.rows))
    return bands


def _alone(band: Block) -> bool:
    """Whether each row of a band holds one cell only: a title, a remark."""
    return len({cell.row for cell in band}) == len(band) and len(band) <= 3


def _side_by_side(band: Block) -> list[Block]:
    """Part a band at blank columns, where what stands on both sides are two tables."""
    columns: list[Block] = []
    reached = -1
    for cell in sorted(band, key=lambda cell: (cell.column, cell.row)):
        if not columns or cell.column > reached:
            columns.append([])
        columns[-1].append(cell)
        reached = max(reached, cell.column + max(1, cell.columns))
    parts = columns[:1]
    for column in columns[1:]:
        if _apart(parts[-1], column):
            parts.append(column)
        else:
            parts[-1] = sorted([*parts[-1], *column], key=lambda cell: (cell.row, cell.column))
    return parts


def _apart(left: Block, right: Block) -> bool:
    if len(_columns(right)) < 2 or len(_columns(left)) < 2:
        return False
    if _rows(left) != _rows(right):
        return headed(left) and headed(right)
    first = min(_rows(left))
    return _texts(left, first) == _texts(right, first)


def _rows(block: Iterable[Cell]) -> set[int]:
    return {cell.row for cell in block}


def _columns(block: Iterable[Cell]) -> set[int]:
    return {cell.column for cell in block}


def _texts(block: Block, row: int) -> list[str]:
    return [cell.text for cell in sorted(block, key=lambda c: c.column) if cell.row == row]
