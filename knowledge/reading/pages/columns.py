"""In which order a page is read: columns, and what spans them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.reading.pages.page import Box, Page, PrintedLine, PrintedTable
from knowledge.reading.pages.printing import side_by_side

_MOST_COLUMNS_DEEP = 3  # a column of columns of columns
_FEWEST_LINES = 4  # of a column
_SPANNING = 0.34  # of the lines may cross a gutter: titles over both columns
_GUTTER = 0.7  # of a line's height, at least
_MARGIN = 0.2  # of the width: no gutter is so far out
_FULL = 1.2  # times the size: a line that ends so near the column's edge is full
_FULL_SHARE = 0.5
_OVERLAP = 0.5
_FEWEST_CHARACTERS = 6.0  # of a line in a column, on average

Item = PrintedLine | PrintedTable


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a page that is read from top to bottom.

    `slot` says which column it is of how many, so that the same column of other pages can
    be found.
    """

    items: tuple[Item, ...]
    slot: tuple[int, int] = (0, 1)


def reading_order(page: Page) -> list[Column]:
    """Return the parts of a page in the order in which they are read.

    Two columns of a gazette are read one after the other, a title over both of them
    before; lines beside each other that are no columns (a name and a date) become one.
    """
    items: list[Item] = [line for line in page.lines if line.removed is None]
    items += page.tables
    return _parts(items, (0, 1), 0)


def _parts(items: Sequence[Item], slot: tuple[int, int], depth: int) -> list[Column]:
    gutter = _gutter(items) if depth < _MOST_COLUMNS_DEEP else None
    if gutter is None:
        return [Column(tuple(_rows(items)), slot)] if items else []
    left, right = gutter
    middle = (left + right) / 2
    parts: list[Column] = []
    for band, spanning in _bands(items, left, right):
        if spanning:
            parts.append(Column(tuple(_rows(band)), slot))
            continue
        index, count = slot
        for place, side in enumerate((True, False)):
            inside = [item for item in band if (item.box.right < middle + 1) == side]
            parts += _parts(inside, (index * 2 + place, count * 2), depth + 1)
    return parts


def _gutter(items: Sequence[Item]) -> tuple[float, float] | None:
    """Return the edges of the blank stripe between two columns of text, if there is one."""
    lines = [item for item in items if isinstance(item, PrintedLine)]
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    left, right = min(i.box.left for i in lines), max(i.box.right for i in lines)
    inner = left + _MARGIN * (right - left), right - _MARGIN * (right - left)
    best: tuple[float, float] | None = None
    for start, end in _stripes(lines, inner):
        size = min(line.size for line in lines)
        if end - start < _GUTTER * size or (best and end - start <= best[1] - best[0]):
            continue
        if _parts_text(lines, start, end):
            best = start, end
    return best


def _stripes(lines: Sequence[PrintedLine], inner: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the stripes in which no line begins or ends and that few lines cross."""
    events = sorted(
        [(line.box.left, 1) for line in lines] + [(line.box.right, -1) for line in lines]
    )
    allowed = int(len(lines) * _SPANNING)
    crossing = 0
    found: list[tuple[float, float]] = []
    for (place, change), (following, _) in pairwise(events):
        crossing += change
        if crossing <= allowed and following > inner[0] and place < inner[1]:
            found.append((place, following))
    return found


def _parts_text(lines: Sequence[PrintedLine], start: float, end: float) -> bool:
    """Whether running text stands on both sides of a stripe, and not a table's cells."""
    before = [line for line in lines if line.box.right <= start + 1]
    after = [line for line in lines if line.box.left >= end - 1]
    if min(len(before), len(after)) < _FEWEST_LINES:
        return False
    if len(before) + len(after) < (1 - _SPANNING) * len(lines):
        return False
    if not (_is_text(before) and _is_text(after)):
        return False
    top = max(min(line.box.top for line in side) for side in (before, after))
    bottom = min(max(line.box.bottom for line in side) for side in (before, after))
    shorter = min(
        max(line.box.bottom for line in side) - min(line.box.top for line in side)
        for side in (before, after)
    )
    return bottom - top >= _OVERLAP * shorter


def _is_text(lines: Sequence[PrintedLine]) -> bool:
    edge = max(line.box.right for line in lines)
    full = sum(line.box.right >= edge - _FULL * line.size for line in lines)
    long = sum(len(line.text) for line in lines) / len(lines)
    return full >= _FULL_SHARE * len(lines) and long >= _FEWEST_CHARACTERS


def _bands(items: Sequence[Item], left: float, right: float) -> list[tuple[list[Item], bool]]:
    """Part items from top to bottom into those that cross a gutter and those beside it."""
    bands: list[tuple[list[Item], bool]] = []
    for item in sorted(items, key=lambda item: item.box.top):
        spans = item.box.left < left - 1 and item.box.right > right + 1
        if not bands or bands[-1][1] != spans:
            bands.append(([], spans))
        bands[-1][0].append(item)
    return bands


def _rows(items: Sequence[Item]) -> list[Item]:
    """Return items from top to bottom, lines that stand beside each other as one."""
    found: list[Item] = []
    row: list[PrintedLine] = []
    for item in sorted(items, key=lambda item: (_middle(item.box), item.box.left)):
        if row and not (isinstance(item, PrintedLine) and _beside(row, item)):
            found.append(side_by_side(row))
            row = []
        if isinstance(item, PrintedLine):
            row.append(item)
        else:
            found.append(item)
    if row:
        found.append(side_by_side(row))
    return found


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _beside(row: Sequence[PrintedLine], line: PrintedLine) -> bool:
    size = min(row[-1].size, line.size)
    near = abs(_middle(row[0].box) - _middle(line.box)) < 0.5 * size
    return near and all(
        line.box.left >= other.box.right - size or line.box.right <= other.box.left + size
        for other in row
    )
