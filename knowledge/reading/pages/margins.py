"""Where the lines of a column begin and end when they are full."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from knowledge.reading.pages.columns import Column
from knowledge.reading.pages.page import Page, PrintedLine

_FEWEST_LINES = 6  # of a column that others follow
_SUPPORT = 0.15  # of the lines end near the margin
_STRAY = 0.1  # of the lines may stand out over it
_NEAR = 1.2  # times the size
_FULL_SHARE = 0.4
_INDENT = 3.0  # times the size
_HANGING = frozenset("，。、；：！？,.;:!?）》”’」』】")  # may stand outside the margin


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed line and where it stands in its column, in times its size.

    `indent` is the distance from the column's left margin, `slack` to its right one;
    `width` is the column's. `place` is the page and the column on it. `step` is the distance
    from the line above in the same column, from middle to middle; None for the first.
    """

    line: PrintedLine
    indent: float
    slack: float
    width: float
    place: tuple[int, int]
    step: float | None = None
    scanned: bool = False

    @property
    def page(self) -> int:
        return self.place[0]

    @property
    def text(self) -> str:
        return self.line.text


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float
    full: bool  # enough lines reach the right edge to trust it


def place_lines(pages: Sequence[tuple[Page, Sequence[Column]]]) -> dict[int, Placed]:
    """Return for each line of the columns, by its id, where it stands.

    The margins of a column are those of its own lines; where these are few or short, those
    of the same column on the other pages count.
    """
    edges: dict[tuple[int, int], _Edges] = {}
    alike: defaultdict[object, list[_Edges]] = defaultdict(list)  # only those to trust
    short: defaultdict[object, list[_Edges]] = defaultdict(list)
    for page, columns in pages:
        for index, column in enumerate(columns):
            lines = [item for item in column.items if isinstance(item, PrintedLine)]
            if not lines:
                continue
            own = edges[page.number, index] = _edges(lines)
            trusted = len(lines) >= _FEWEST_LINES and own.full
            (alike if trusted else short)[_key(page, column)].append(own)
    found: dict[int, Placed] = {}
    for page, columns in pages:
        for index, column in enumerate(columns):
            place = page.number, index
            if place not in edges:
                continue
            key = _key(page, column)
            left, right = _agreed(edges[place], alike[key] or short[key], column)
            above: PrintedLine | None = None
            for item in column.items:
                if not isinstance(item, PrintedLine):
                    above = None
                    continue
                step = None if above is None else (_middle(item) - _middle(above)) / item.size
                found[id(item)] = Placed(
                    item,
                    (item.box.left - left) / item.size,
                    (right - item.box.right) / item.size,
                    (right - left) / item.size,
                    place,
                    step,
                    page.scanned,
                )
                above = item
    return found


def body_size(pages: Sequence[Page]) -> float:
    """Return the size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.removed is None:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _key(page: Page, column: Column) -> object:
    return column.slot, page.number % 2, round(page.width)


def _edges(lines: Sequence[PrintedLine]) -> _Edges:
    size = median(line.size for line in lines)
    inside = [line.box.right for line in lines if line.text[-1:] not in _HANGING]
    rights = inside or [line.box.right for line in lines]
    left = -_outermost([-line.box.left for line in lines], size)
    right = _outermost(rights, size)
    full = sum(abs(line.box.right - right) <= _NEAR * size for line in lines)
    return _Edges(left, right, full >= _FULL_SHARE * len(lines))


def _outermost(places: Sequence[float], size: float) -> float:
    """Return the largest place that several are near and few lie beyond, else the largest."""
    ordered = sorted(places, reverse=True)
    enough = max(2, _SUPPORT * len(ordered))
    for beyond, place in enumerate(ordered[: int(_STRAY * len(ordered)) + 1]):
        if sum(place - other <= _NEAR * size for other in ordered[beyond:]) >= enough:
            return place
    return ordered[0]


def _agreed(own: _Edges, alike: Sequence[_Edges], column: Column) -> tuple[float, float]:
    left = median(edges.left for edges in alike)
    right = median(edges.right for edges in alike)
    size = median(item.size for item in column.items if isinstance(item, PrintedLine))
    if not 0 < own.left - left <= _INDENT * size and own.full:
        left = own.left
    if own.full:
        right = own.right
    return min(left, own.left), max(right, own.right)


def _middle(line: PrintedLine) -> float:
    return (line.box.top + line.box.bottom) / 2
