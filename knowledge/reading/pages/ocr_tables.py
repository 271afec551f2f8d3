"""Tables in a picture: ruling lines, and the recognised lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.reading.pages.leaves import cell_text
from knowledge.reading.pages.ocr_check import UNSURE
from knowledge.reading.pages.ocr_pieces import Piece
from knowledge.reading.pages.ocr_reading import PieceReader
from knowledge.reading.pages.ocr_view import View
from knowledge.reading.pages.page import Box, PrintedLine, PrintedTable
from knowledge.reading.pages.ruling import Grid
from knowledge.reading.table import Cell

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

_SCALE = 2.0  # pixels for a point at which ruling lines are looked for
_SHORTEST = 14.0  # points
_THICKEST = 6.0  # points
_SLACK = 1.0  # points
_BORDER = 2.5  # points of a cell's edge that ruling lines may cover
_LOWEST = 4.0  # points: a cell that can hold a character


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


def rules_of(strokes: Sequence[Box], tables: Sequence[Grid]) -> list[Box]:
    """Return the ruling lines of tables."""
    return [stroke for stroke in strokes if any(_holds(grid.box, stroke) for grid in tables)]


def walls_of(rules: Sequence[Box]) -> list[Box]:
    """Return the upright ones of ruling lines."""
    return [rule for rule in rules if rule.bottom - rule.top > rule.right - rule.left]


def unruled(view: View, rules: Sequence[Box]) -> Pixels:
    """Return a page's picture without the ruling lines of its tables."""
    from knowledge.reading.pages.image import without_rules

    thickest = _THICKEST * view.per_point
    return without_rules(view.picture, [view.quad(rule) for rule in rules], thickest)


def fill(
    tables: Sequence[Grid], lines: Sequence[PrintedLine]
) -> tuple[list[PrintedTable], list[PrintedLine]]:
    """Return the tables with the lines that stand in their cells, and the other lines."""
    found: list[PrintedTable] = []
    rest = list(lines)
    for grid in tables:
        cells: list[Cell] = []
        taken: set[int] = set()
        doubtful: list[str] = []
        for box, row, column, rows, columns in grid.cells:
            inside = [line for line in rest if line.removed is None and _holds(box, line.box)]
            doubtful += [line.text for line in inside if line.confidence < UNSURE]
            inside.sort(key=lambda line: (line.box.top, line.box.left))
            taken.update(id(line) for line in inside)
            cells.append(Cell(cell_text(inside, box), row, column, rows, columns))
        if sum(bool(cell.text) for cell in cells) > 1:
            found.append(PrintedTable(grid.box, tuple(_with_dashes(cells)), tuple(doubtful)))
            rest = [line for line in rest if id(line) not in taken]
    return found, rest


def _with_dashes(cells: Sequence[Cell]) -> list[Cell]:
    """Return cells in which a lone 一 is a dash, unless its column goes on with 二."""
    counted = {cell.column for cell in cells if cell.text == "二"}
    return [
        replace(cell, text="—") if cell.text == "一" and cell.column not in counted else cell
        for cell in cells
    ]


def overlooked(
    tables: Sequence[Grid], lines: Sequence[PrintedLine], reader: PieceReader, view: View
) -> list[PrintedLine]:
    """Return what stands in cells where no text was found: 一, a tick, a single figure."""
    from knowledge.reading.pages.image import cut, ink, is_written

    kept = [line.box for line in lines if line.removed is None]
    found: list[PrintedLine] = []
    for grid in tables:
        for cell, *_ in grid.cells:
            if any(_holds(cell, box) for box in kept):
                continue
            inner = _widened(cell, -_BORDER, -_BORDER)
            if min(inner.right - inner.left, inner.bottom - inner.top) < _LOWEST:
                continue
            picture = cut(reader.picture, view.quad(inner))
            if not is_written(picture):
                continue
            left, top, right, bottom = ink(picture)
            width, height = inner.right - inner.left, inner.bottom - inner.top
            box = Box(
                inner.left + left * width,
                inner.top + top * height,
                inner.left + right * width,
                inner.top + bottom * height,
            )
            # With paper around it, so that it can be told which of the two is ink.
            size = min(max(box.bottom - box.top, box.right - box.left), height)
            box = _widened(box, 0.3 * size, max((1.3 * size - (box.bottom - box.top)) / 2, 0))
            line = reader.line(Piece(view.quad(box), box))
            if line is not None and line.removed is None and line.confidence >= UNSURE:
                found.append(line)
    return found


def _widened(box: Box, across: float, down: float) -> Box:
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)


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
