"""The shapes of a slide: in which order they are read, and what their tables hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.reading.sheets.number_format import plain
from knowledge.reading.table import Cell

_POINTS = 400  # of a chart that are read
_SHAPES = 5000  # of a slide


def in_reading_order(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield the shapes from the top down, side by side from left to right.

    A group is read as one, at its place. Whatever is nested how deeply, no more than 5,000
    shapes are given.
    """
    waiting = _sorted(shapes)[::-1]
    given = 0
    while waiting and given < _SHAPES:
        shape = waiting.pop()
        given += 1
        inner = getattr(shape, "shapes", None)
        if inner is None:
            yield shape
        else:
            waiting += _sorted(inner)[::-1]


def table_cells(table: Any) -> list[Cell]:
    """Return the cells of a slide's table, merged ones once."""
    return [
        Cell(
            cell.text_frame.text.replace("\v", "\n"),
            row,
            column,
            cell.span_height,
            cell.span_width,
            head=bool(table.first_row) and row == 0,
        )
        for row, one in enumerate(table.rows)
        for column, cell in enumerate(one.cells)
        if not cell.is_spanned
    ]


def chart_cells(chart: Any) -> tuple[str, list[Cell]]:
    """Return a chart's title and its figures as a table: a category a row, a series a column.

    A chart without categories, a scatter plot, has no cells.
    """
    title = chart.chart_title.text_frame.text.strip() if chart.has_title else ""
    plot = next(iter(chart.plots), None)
    categories = [] if plot is None else [str(name) for name in plot.categories][:_POINTS]
    if plot is None or not categories:
        return title, []
    cells = [Cell(name, row, 0) for row, name in enumerate(categories, start=1)]
    for column, series in enumerate(plot.series, start=1):
        cells.append(Cell(series.name or title, 0, column, head=True))
        for row, value in enumerate(series.values[: len(categories)], start=1):
            if value is not None:
                cells.append(Cell(plain(value), row, column))
    return title, cells


def _sorted(shapes: Iterable[Any]) -> list[Any]:
    """Sort shapes by bands: what begins above the middle of a band's first one is in it."""
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    bands: list[list[Any]] = []
    middle = -1
    for shape in placed:
        if not bands or (shape.top or 0) >= middle:
            bands.append([])
            middle = (shape.top or 0) + max(1, (shape.height or 0) // 2)
        bands[-1].append(shape)
    return [shape for band in bands for shape in sorted(band, key=lambda one: one.left or 0)]
