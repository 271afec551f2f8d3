"""Tables in a picture: ruling lines, and the recognised lines between them."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.reading.pages.leaves import _cell_text as cell_text
from knowledge.reading.pages.ocr_view import View
from knowledge.reading.pages.page import Box, PrintedLine, PrintedTable
from knowledge.reading.pages.ruling import Grid
from knowledge.reading.table import Cell

_SCALE = 2.0  # pixels for a point at which ruling lines are looked for
_SHORTEST = 14.0  # points
_SLACK = 1.0  # points


def strokes_of(view: View, boxes: Sequence[Box]) -> list[Box]:
    """Return the ruling lines of a page, in points; `boxes` are those of its text.

    A stroke inside a piece of text is one of its characters.
    """
    from knowledge.reading.pages.image import leveled, ruled, scaled

    factor = min(1.0, _SCALE / view.per_point)
    small = leveled(scaled(view.picture, factor), view.slope)
    scale = view.per_point * factor
    found = [
        Box(left / scale, top / scale, right / scale, bottom / scale)
        for left, top, right, bottom in ruled(small, _SHORTEST * scale)
    ]
    return [stroke for stroke in found if not any(_inside(stroke, box) for box in boxes)]


def walls_of(strokes: Sequence[Box], tables: Sequence[Grid]) -> list[Box]:
    """Return the upright ruling lines of tables."""
    return [
        stroke
        for stroke in strokes
        if stroke.bottom - stroke.top > stroke.right - stroke.left
        and any(_holds(grid.box, stroke) for grid in tables)
    ]


def fill(
    tables: Sequence[Grid], lines: Sequence[PrintedLine]
) -> tuple[list[PrintedTable], list[PrintedLine]]:
    """Return the tables with the lines that stand in their cells, and the other lines."""
    found: list[PrintedTable] = []
    rest = list(lines)
    for grid in tables:
        cells: list[Cell] = []
        taken: set[int] = set()
        for box, row, column, rows, columns in grid.cells:
            inside = [line for line in rest if line.removed is None and _holds(box, line.box)]
            inside.sort(key=lambda line: (line.box.top, line.box.left))
            taken.update(id(line) for line in inside)
            cells.append(Cell(cell_text(inside, box), row, column, rows, columns))
        if sum(bool(cell.text) for cell in cells) > 1:
            found.append(PrintedTable(grid.box, tuple(cells)))
            rest = [line for line in rest if id(line) not in taken]
    return found, rest


def _inside(stroke: Box, box: Box) -> bool:
    return (
        box.left - _SLACK <= stroke.left
        and stroke.right <= box.right + _SLACK
        and box.top - _SLACK <= stroke.top
        and stroke.bottom <= box.bottom + _SLACK
    )


def _holds(box: Box, other: Box) -> bool:
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return (
        box.left - _SLACK <= x <= box.right + _SLACK
        and box.top - _SLACK <= y <= box.bottom + _SLACK
    )
