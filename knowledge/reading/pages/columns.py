"""In which order a page is read: columns, and what spans them."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.reading.pages.page import Box, Page, PrintedLine, PrintedTable
from knowledge.reading.pages.printing import side_by_side

_MOST_COLUMNS = 8
_INDENT = 2.5  # times the size
_FEWEST_LINES = 4  # of a column
_SPANNING = 0.25  # of the lines may cross a gutter: titles over both columns
_GUTTER = 0.7  # of a line's height, at least
_MARGIN = 0.2  # of the width: no gutter is so far out
_FULL = 1.2  # times the size: a line that ends so near the column's edge is full
_FULL_SHARE = 0.5
_OVERLAP = 0.5
_FEWEST_FULL, _EDGE_SHARE = 3, 0.15  # lines that end at the same edge
_NARROWEST = 8.0  # times the size: the width of most lines in a column

Item = PrintedLine | PrintedTable
_Stripe = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a page that is read from top to bottom.

    `slot` says which column it is of how many, so that the same column of other pages can
    be found.
    """

    items: tuple[Item, ...]
    slot: tuple[int, int] = (0, 1)


def reading_order(pages: Sequence[Page]) -> list[tuple[Column, ...]]:
    """Return the parts of each page in the order in which they are read.

    Two columns of a gazette are read one after the other, a title over both of them
    before; lines beside each other that are no columns (a name and a date) become one.
    A page with too few lines to show its columns is parted like the others.
    """
    found: set[_Stripe] = set()
    ordered = [_parts(_items(page), (0, 1), (), found) for page in pages]
    if found:
        known = tuple(found)
        ordered = [_parts(_items(page), (0, 1), known, set()) for page in pages]
    return [tuple(columns) for columns in ordered]


def _items(page: Page) -> list[Item]:
    return [*(line for line in page.lines if line.removed is None), *page.tables]


def _parts(
    items: Sequence[Item],
    slot: tuple[int, int],
    known: Sequence[_Stripe],
    found: set[_Stripe],
) -> list[Column]:
    """Part items into columns; what their gutters are is added to `found`."""
    gutter = _gutter(items, known) if slot[1] < _MOST_COLUMNS else None
    if gutter is None:
        return [Column(tuple(_rows(items)), slot)] if items else []
    found.add(gutter)
    left, right = gutter
    parts: list[Column] = []
    for band, spanning in _bands(items, left, right):
        if spanning:
            parts.append(Column(tuple(_rows(band)), slot))
            continue
        index, count = slot
        for place, side in enumerate((True, False)):
            inside = [item for item in band if (item.box.right < (left + right) / 2 + 1) == side]
            parts += _parts(inside, (index * 2 + place, count * 2), known, found)
    return parts


def _gutter(items: Sequence[Item], known: Sequence[_Stripe]) -> _Stripe | None:
    """Return the edges of the blank stripe between two columns of text, if there is one."""
    lines = [item for item in items if isinstance(item, PrintedLine)]
    if len(lines) < 2:
        return None
    left, right = min(i.box.left for i in lines), max(i.box.right for i in lines)
    inner = left + _MARGIN * (right - left), right - _MARGIN * (right - left)
    size = min(line.size for line in lines)
    stripes = sorted(
        stripe for stripe in _stripes(lines, inner) if stripe[2] - stripe[1] >= _GUTTER * size
    )
    for _, start, end in stripes:
        if _parts_text(lines, start, end):
            return start, end
    for _, start, end in stripes:
        for stripe in known:
            if start <= stripe[0] + size and end >= stripe[1] - size and _begins(lines, stripe):
                return max(start, stripe[0]), min(end, stripe[1])
    return None


def _begins(lines: Sequence[PrintedLine], stripe: _Stripe) -> bool:
    """Whether the lines behind a stripe begin at it, as those of a column do."""
    lefts = [line.box.left - stripe[1] for line in lines if line.box.left >= stripe[1] - line.size]
    size = lines[0].size
    return 0 < len(lefts) < len(lines) and sum(left <= _INDENT * size for left in lefts) * 2 > len(
        lefts
    )


def _stripes(
    lines: Sequence[PrintedLine], inner: tuple[float, float]
) -> list[tuple[int, float, float]]:
    """Return the stripes in which no line begins or ends, and how many lines cross each."""
    events = sorted(
        [(line.box.left, 1) for line in lines] + [(line.box.right, -1) for line in lines]
    )
    allowed = int(len(lines) * _SPANNING)
    crossing = 0
    found: list[tuple[int, float, float]] = []
    for (place, change), (following, _) in pairwise(events):
        crossing += change
        if crossing <= allowed and following > inner[0] and place < inner[1]:
            found.append((crossing, place, following))
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
    """Whether lines are long, and most of them end where many others do, as full lines do."""
    if median((line.box.right - line.box.left) / line.size for line in lines) < _NARROWEST:
        return False
    edges = sorted(line.box.right for line in lines)
    near = _FULL * median(line.size for line in lines)
    enough = max(_FEWEST_FULL, _EDGE_SHARE * len(lines))
    full = sum(
        bisect(edges, edge + near) - bisect_left(edges, edge - near) >= enough for edge in edges
    )
    return full >= _FULL_SHARE * len(lines)


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
