"""Running headers, footers and page numbers: found by where and how often they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from knowledge.reading.pages.margins import body_size
from knowledge.reading.pages.page import Page, PrintedLine
from knowledge.reading.pages.page_numbers import bare_number, is_page_number, may_be_page_number
from knowledge.reading.texts import Removed

_ZONE = 0.16  # of a page's height, at its top and bottom
_MOST_ROWS = 4
_NEIGHBOURS = 2  # pages: odd and even ones differ
_WITHIN = 6  # pages
_LONGEST = 90
_SHIFT = 0.012  # of a page's height
_DETACHED = 1.0  # times the size: from the text, for what is not repeated often
_OUTSIDE = 0.05  # of a page's height: the margin that a browser prints in
_MARGIN = 0.07  # of a page's height: no text begins so far out
_LARGE = 1.25  # times the size of most characters
_SIZE = 0.15  # of the size
_EDGE = 0.1  # of a page's height: where a bare number can only be that of the page

# What a browser prints around a page: the moment and the title, the address and the page.
_BROWSER = re.compile(
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}/\d{1,2}/\d{2,4})[,，]?"
    r"(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m)?.{0,120}",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|file:///|www\.)[^\s\u4e00-\u9fff]{3,}.{0,12}", re.I)
# A line whose number counts something else than pages.
_COUNTED = re.compile(
    r"第[\d一二三四五六七八九十百]+(?:[条章节编款项讲课]|部分|单元)|附[件表录则图]|[图表]\d|\d+[.、．]\D"
)
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百]+条")
_SENTENCE = re.compile("[。；]")


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines beside each other at the top or bottom of a page, as one text without blanks."""

    page: int
    place: float  # of its middle, in page heights
    size: float
    text: str
    spoken: str  # the text without signs, which recognition often takes for others
    pattern: str  # the same without its numbers
    indexes: tuple[int, ...]
    gap: float  # to the next row inwards, in times the size
    bottom: bool
    large: bool  # larger than the text is

    @property
    def outer(self) -> float:
        """The distance from the page's edge, in page heights."""
        return 1 - self.place if self.bottom else self.place


def without_running(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with headers, footers and page numbers marked as removed.

    Only the outermost lines can be: those that come again on a neighbouring page at the
    same height, or vary only by a number (`— 3 —`, `3 / 10`, `国务院公报 2020·3`); what
    stands at the height of such lines; and what nothing else looks like, even on a single
    page (`第 1 页 共 1 页`). `第3条` and `附件2` are never such lines.
    """
    body = body_size(pages)
    edges = [[_rows(page, body, bottom=False), _rows(page, body, bottom=True)] for page in pages]
    twins: defaultdict[tuple[bool, str], list[_Row]] = defaultdict(list)
    for row in (row for sides in edges for side in sides for row in side):
        twins[row.bottom, row.pattern].append(row)
    numbered = _numbered(edges)

    def is_running(row: _Row) -> bool:
        alike = twins[row.bottom, row.pattern]
        return _is_number(row, numbered) or _is_browser(row) or _comes_again(row, alike)

    known = [
        row for sides in edges for side in sides for row in takewhile(is_running, side)
    ] + _beyond_the_text(edges)
    known = list({(r.bottom, round(r.place, 3), round(r.size)): r for r in known}.values())
    found: list[Page] = []
    for page, sides in zip(pages, edges, strict=True):
        gone = {
            index
            for side in sides
            for row in takewhile(lambda row: is_running(row) or _is_level(row, known), side)
            for index in row.indexes
        }
        lines = tuple(
            replace(line, removed=Removed.RUNNING) if index in gone else line
            for index, line in enumerate(page.lines)
        )
        found.append(replace(page, lines=lines))
    return found


def _is_level(row: _Row, known: Sequence[_Row]) -> bool:
    """Whether a line stands where headers or footers stand on other pages."""
    if not _can_run(row) or _COUNTED.match(row.text):
        return False
    return any(row.bottom == other.bottom and _are_alike(row, other) for other in known)


def _are_alike(row: _Row, other: _Row) -> bool:
    """Whether two lines stand at the same height, in characters of the same size."""
    return abs(other.place - row.place) < _SHIFT and abs(other.size - row.size) < _SIZE * row.size


def _beyond_the_text(edges: Sequence[Sequence[Sequence[_Row]]]) -> list[_Row]:
    """Return the outermost lines if on every page one stands apart at the same height."""
    found: list[_Row] = []
    for sides in zip(*edges, strict=True) if len(edges) > 1 else ():
        outer = [side[0] for side in sides if side]
        places = [row.place for row in outer]
        if (
            len(outer) == len(sides)
            and max(places) - min(places) < _SHIFT
            and all(
                row.outer <= _MARGIN and row.gap >= _DETACHED and not row.large for row in outer
            )
        ):
            found += outer
    return found


def _rows(page: Page, body: float, *, bottom: bool) -> list[_Row]:
    """Return the outermost rows of a page, the outer ones first."""
    height = max(page.height, 1.0)
    lines = [(i, line) for i, line in enumerate(page.lines) if line.removed is None]
    lines.sort(key=lambda pair: _middle(pair[1]), reverse=bottom)
    rows: list[list[tuple[int, PrintedLine]]] = []
    for pair in lines:
        if rows and abs(_middle(rows[-1][0][1]) - _middle(pair[1])) < 0.5 * pair[1].size:
            rows[-1].append(pair)
        elif len(rows) > _MOST_ROWS:
            break
        else:
            rows.append([pair])
    found: list[_Row] = []
    for index, row in enumerate(rows[:_MOST_ROWS]):
        place = _middle(row[0][1]) / height
        if (1 - place if bottom else place) > _ZONE:
            break
        row.sort(key=lambda pair: pair[1].box.left)
        size = row[0][1].size
        text = "".join("".join(line.text.split()) for _, line in row)
        gap = float("inf")
        if index + 1 < len(rows):
            gap = abs(_middle(rows[index + 1][0][1]) - _middle(row[0][1])) / size - 1
        indexes = tuple(i for i, _ in row)
        large = size > _LARGE * body
        spoken = re.sub(r"\W", "", unicodedata.normalize("NFKC", text))
        pattern = re.sub(r"\d+", "#", spoken)
        found.append(
            _Row(page.number, place, size, text, spoken, pattern, indexes, gap, bottom, large)
        )
    return found


def _middle(line: PrintedLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def _comes_again(row: _Row, alike: Sequence[_Row]) -> bool:
    """Whether a line stands at the same height of a page nearby, but for its number."""
    if not _can_run(row):
        return False
    first = bisect_left(alike, row.page - _WITHIN, key=lambda other: other.page)
    last = bisect_right(alike, row.page + _WITHIN, key=lambda other: other.page)
    others = [
        other
        for other in alike[first:last]
        if other.page != row.page
        and _are_alike(row, other)
        and (other.spoken == row.spoken or _counts_pages(row, other))
    ]
    near = [other for other in others if abs(other.page - row.page) <= _NEIGHBOURS]
    return bool(near) and (len(others) > 1 or row.gap >= _DETACHED)


def _can_run(row: _Row) -> bool:
    """Whether a line can be a header: no title, no sentence, no article."""
    return (
        not row.large
        and len(row.text) <= _LONGEST
        and _SENTENCE.search(row.text) is None
        and _ARTICLE.match(row.text) is None
    )


def _counts_pages(one: _Row, other: _Row) -> bool:
    """Whether two rows differ by a number that counts the pages, and by nothing else."""
    if _COUNTED.match(one.text):
        return False
    numbers = zip(re.findall(r"\d+", one.spoken), re.findall(r"\d+", other.spoken), strict=True)
    differing = [(int(a), int(b)) for a, b in numbers if a != b]
    return all(b - a == other.page - one.page for a, b in differing)


def _numbered(edges: Sequence[Sequence[Sequence[_Row]]]) -> set[tuple[bool, int]]:
    """Return by how much the bare numbers at the edges differ from the pages they are on.

    Numbers count where two pages agree on it.
    """
    seen: defaultdict[tuple[bool, int], set[int]] = defaultdict(set)
    for row in (row for sides in edges for side in sides for row in side):
        number = bare_number(row.text)
        if number is not None:
            seen[row.bottom, number - row.page].add(row.page)
    return {key for key, on in seen.items() if len(on) > 1}


def _is_number(row: _Row, numbered: set[tuple[bool, int]]) -> bool:
    if is_page_number(row.text):
        return True
    number = bare_number(row.text)
    if number is not None and (row.bottom, number - row.page) in numbered:
        return True
    alone = row.bottom and row.outer <= _EDGE and row.gap >= _DETACHED
    return alone and may_be_page_number(row.text)


def _is_browser(row: _Row) -> bool:
    form = _ADDRESS if row.bottom else _BROWSER
    return row.outer <= _OUTSIDE and form.fullmatch(row.text) is not None
