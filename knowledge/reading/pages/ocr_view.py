"""A picture as it is looked at: upright, its text level, measured in points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.reading.pages.ocr_engine import Quad
from knowledge.reading.pages.page import Box

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

_LONG = (5, 1.8)  # times its height: a piece whose slope can be measured
_FEWEST = 5  # pieces that can show that lines are not parallel


@dataclass(frozen=True, slots=True)
class View:
    """An upright picture, its scale in pixels for a point, and its text's slope in degrees.

    Points are counted on the page as it lies when the text runs level; the slope is
    positive where lines fall to the right.
    """

    picture: Pixels
    per_point: float
    slope: float = 0.0

    def box(self, quad: Quad) -> Box:
        """Return the box around a piece of the picture, in points on the level page."""
        points = [self._level(x, y, -self.slope) for x, y in quad]
        xs = [x / self.per_point for x, _ in points]
        ys = [y / self.per_point for _, y in points]
        # Of a level piece the corners lie nearly on its box; between them is the truth.
        left, right = (xs[0] + xs[3]) / 2, (xs[1] + xs[2]) / 2
        return Box(left, (ys[0] + ys[1]) / 2, right, (ys[2] + ys[3]) / 2)

    def quad(self, box: Box) -> Quad:
        """Return the corners in the picture of a box on the level page."""
        return (
            self._corner(box.left, box.top),
            self._corner(box.right, box.top),
            self._corner(box.right, box.bottom),
            self._corner(box.left, box.bottom),
        )

    def _corner(self, x: float, y: float) -> tuple[float, float]:
        return self._level(x * self.per_point, y * self.per_point, self.slope)

    def _level(self, x: float, y: float, degrees: float) -> tuple[float, float]:
        height, width = self.picture.shape[:2]
        cx, cy = width / 2, height / 2
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        x, y = x - cx, y - cy
        return cx + x * cosine - y * sine, cy + x * sine + y * cosine


def slope_of(quads: list[Quad]) -> float:
    """Return by how many degrees most of the text falls to the right; 0 where unknown.

    The median over the length of long pieces, so that a slanted stamp counts for little.
    """
    slopes = _slopes(quads)
    half = sum(length for _, length in slopes) / 2
    for slope, length in slopes:
        half -= length
        if half <= 0:
            return slope
    return 0.0


def spread_of(quads: list[Quad]) -> float:
    """Return by how many degrees the slopes of the long pieces differ on average."""
    slopes = _slopes(quads)
    if len(slopes) < _FEWEST:
        return 0.0
    usual = slope_of(quads)
    total = sum(length for _, length in slopes)
    return sum(abs(slope - usual) * length for slope, length in slopes) / total


def _slopes(quads: list[Quad]) -> list[tuple[float, float]]:
    """Return the slopes of long pieces, or if need be of shorter ones, with their lengths."""
    slopes: list[tuple[float, float]] = []
    for least in _LONG:
        for (x1, y1), (x2, y2), (x3, y3), (x4, y4) in quads:
            across, down = (x2 - x1 + x3 - x4) / 2, (y2 - y1 + y3 - y4) / 2
            if across > least * math.hypot(x4 - x1, y4 - y1):
                slopes.append((math.degrees(math.atan2(down, across)), across))
        if slopes:
            break
    return sorted(slopes)
