"""A sheet of paper, held so that its text can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from knowledge.reading.pages.drawing import Drawing
from knowledge.reading.pages.glyphs import Glyph, Leaf
from knowledge.reading.pages.page import Box

_VERTICAL = 3  # text that runs down, its lines from the right to the left
_DESCENT = 0.12  # of a character's size, below its base line


class Drawn(NamedTuple):
    """A character where it lies on the sheet, which counts upwards from the bottom left.

    `x` and `y` are its origin on the base line; `turn` counts quarters counterclockwise,
    -1 where it is askew.
    """

    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    bold: bool
    turn: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible part of a sheet and how many quarters it is turned clockwise to be read."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is read, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.quarters % 2 == 0 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the sheet as counted from the top left corner when read."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle of the sheet as it lies when read."""
        x1, y1 = self.point(left, bottom)
        x2, y2 = self.point(right, top)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies on the visible part."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def lay_out(
    number: int,
    sheet: Sheet,
    turned: int,
    drawn: Sequence[Drawn],
    drawing: Drawing,
    unmapped: int,
) -> Leaf:
    """Return a page held so that most of its text stands upright.

    Vertical text is held so that its lines run from left to right. A page without text is
    held as the file says, `turned` clockwise by so many quarters.
    """
    drawn = [c for c in drawn if sheet.shows((c.left + c.right) / 2, (c.bottom + c.top) / 2)]
    turns = Counter(c.turn for c in drawn if c.turn >= 0 and not c.char.isspace())
    upright = max(turns, key=lambda turn: turns[turn]) if turns else turned % 4
    vertical = _runs_down(drawn, upright)
    held = replace(sheet, quarters=(upright + _VERTICAL * vertical) % 4)
    glyphs: list[Glyph] = []
    for c in drawn:
        box = held.box(c.left, c.bottom, c.right, c.top)
        turn = -1 if c.turn < 0 else (c.turn - upright) % 4
        aside = turn != 0 or vertical
        base = box.bottom - _DESCENT * c.size if aside else held.point(c.x, c.y)[1]
        glyphs.append(Glyph(c.char, box.left, box.right, base, c.size, c.bold, turn, c.hidden))
    width, height = held.size
    return Leaf(
        number,
        width,
        height,
        glyphs,
        [held.box(*stroke) for stroke in drawing.strokes],
        [held.box(*picture) for picture in drawing.pictures],
        unmapped,
        drawing.count,
    )


def quarters(a: float, b: float) -> int:
    """How many quarters counterclockwise a direction is turned, -1 where it is askew."""
    for count, (along, across) in enumerate(((a, b), (b, -a), (-a, -b), (-b, a))):
        if along > 0 and abs(across) <= along * 0.1:
            return count
    return -1


def _runs_down(drawn: Sequence[Drawn], turn: int) -> bool:
    """Whether upright characters mostly stand below each other, as in vertical writing."""
    if turn != 0:
        return False
    down = along = 0
    for one, other in pairwise(c for c in drawn if c.turn == 0 and not c.char.isspace()):
        size = one.size
        if abs(other.x - one.x) < 0.3 * size and 0.6 * size < one.y - other.y < 1.6 * size:
            down += 1
        elif abs(other.y - one.y) < 0.3 * size and 0 < other.x - one.x < 2 * size:
            along += 1
    return down > 10 and down > 2 * along
