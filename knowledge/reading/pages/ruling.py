"""pdfplumber: the tables that ruling lines draw on a page."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from knowledge.reading.pages.page import Box

_SNAP = 3.0  # points: lines as near as this are one
_MOST_STROKES, _MOST_CROSSINGS = 1500, 4000
_LOWEST, _NARROWEST = 5.0, 5.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells: each its box, and its first row, column and how many it spans."""

    box: Box
    cells: tuple[tuple[Box, int, int, int, int], ...]
    across: tuple[float, ...]  # the borders of the columns
    down: tuple[float, ...]  # the borders of the rows

    @property
    def columns(self) -> int:
        return len(self.across) - 1

    @property
    def rows(self) -> int:
        return len(self.down) - 1

    def cells_at(self, points: Sequence[tuple[float, float]]) -> list[int | None]:
        """Return for each point the index of the cell that it lies in."""
        places = {
            (row + i, column + j): index
            for index, (_, row, column, rows, columns) in enumerate(self.cells)
            for i in range(rows)
            for j in range(columns)
        }
        return [
            places.get((bisect(self.down, y) - 1, bisect(self.across, x) - 1)) for x, y in points
        ]


def grids(strokes: Sequence[Box]) -> list[Grid]:
    """Return the tables that ruling lines enclose, of at least two cells side by side.

    A box around a text is no table, nor are lines under words. A table that is open on its
    left and right counts as closed.
    """
    across = sum(stroke.right - stroke.left > stroke.bottom - stroke.top for stroke in strokes)
    if across < 2 or len(strokes) - across < 2:
        return []
    from pdfplumber import table

    closed = [*strokes, *_sides(strokes)]
    edges = table.merge_edges([_edge(stroke) for stroke in closed], *[_SNAP] * 4)
    if len(edges) > _MOST_STROKES:
        return []
    crossings = table.edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    cells = [
        cell
        for cell in table.intersections_to_cells(crossings)
        if cell[2] - cell[0] >= _NARROWEST and cell[3] - cell[1] >= _LOWEST
    ]
    found = [_grid([Box(*cell) for cell in group]) for group in table.cells_to_tables(cells)]
    return [grid for grid in found if grid.columns > 1]


def _sides(strokes: Sequence[Box]) -> list[Box]:
    """Return the left and right borders of tables that are printed without them.

    A border is missing between two lines of the same length that an inner line connects.
    """
    across = [s for s in strokes if s.right - s.left > s.bottom - s.top]
    down = [s for s in strokes if s.right - s.left <= s.bottom - s.top]
    alike: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for line in sorted(across, key=lambda line: line.top):
        alike[round(line.left / _SNAP), round(line.right / _SNAP)].append(line)
    found: list[Box] = []
    for upper, lower in (pair for lines in alike.values() for pair in pairwise(lines)):
        connected = any(
            upper.left + _SNAP < line.left < upper.right - _SNAP
            and line.top <= upper.top + _SNAP
            and line.bottom >= lower.top - _SNAP
            for line in down
        )
        if connected and lower.top - upper.top > _SNAP:
            found += [Box(x, upper.top, x, lower.top) for x in (upper.left, upper.right)]
    return found


def _edge(stroke: Box) -> dict[str, Any]:
    across = stroke.right - stroke.left > stroke.bottom - stroke.top
    return {
        "x0": stroke.left,
        "x1": stroke.right,
        "top": stroke.top,
        "bottom": stroke.bottom,
        "width": stroke.right - stroke.left,
        "height": stroke.bottom - stroke.top,
        "orientation": "h" if across else "v",
        "object_type": "line",
    }


def _grid(cells: Sequence[Box]) -> Grid:
    across = _borders([x for cell in cells for x in (cell.left, cell.right)])
    down = _borders([y for cell in cells for y in (cell.top, cell.bottom)])
    placed = []
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        column, row = _nearest(cell.left, across), _nearest(cell.top, down)
        columns = _nearest(cell.right, across) - column
        rows = _nearest(cell.bottom, down) - row
        if columns > 0 and rows > 0:
            placed.append((cell, row, column, rows, columns))
    box = Box(across[0], down[0], across[-1], down[-1])
    return Grid(box, tuple(placed), tuple(across), tuple(down))


def _borders(places: Sequence[float]) -> list[float]:
    """Return places in order, those that are nearly the same once."""
    ordered = sorted(places)
    return ordered[:1] + [b for a, b in pairwise(ordered) if b - a > _SNAP]


def _nearest(place: float, borders: Sequence[float]) -> int:
    return min(range(len(borders)), key=lambda index: abs(borders[index] - place))
