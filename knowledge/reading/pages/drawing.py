"""The lines, areas and pictures drawn on a sheet, in the sheet's own coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_THIN = 3.0  # points: a filled shape as thin as this is a ruling line
_SHORTEST = 4.0
_STRAIGHT = 1.0
_MOST_STROKES = 6000
_SMALLEST_AREA = 60.0  # square points that can lie behind a word

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left corner."""
Matrix = tuple[float, float, float, float, float, float]
"""As pdf counts them: a, b, c, d, e, f."""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines through points, filled with something else than white, or drawn."""

    lines: Sequence[Sequence[tuple[float, float]]]
    filled: bool
    stroked: bool


@dataclass(slots=True)
class Drawing:
    """What is drawn on a sheet besides text, as it is collected."""

    strokes: list[Rectangle] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)
    areas: list[Rectangle] = field(default_factory=list)
    count: int = 0

    def give_up(self) -> None:
        """Forget the ruling lines: there are too many to be those of tables."""
        self.strokes = []

    def add_picture(self, matrix: Matrix) -> None:
        """Add a picture, the unit square under a matrix."""
        self.count += 1
        self.pictures.append(_bounds([_moved(x, y, matrix) for x in (0, 1) for y in (0, 1)]))

    def add_path(self, path: Path, matrix: Matrix) -> None:
        """Add the straight lines of a path, and the area that it fills."""
        if not path.filled and not path.stroked:
            return
        self.count += 1
        for line in path.lines:
            points = [_moved(x, y, matrix) for x, y in line]
            left, bottom, right, top = bounds = _bounds(points)
            thin = min(right - left, top - bottom) <= _THIN
            if path.filled and not thin and (right - left) * (top - bottom) >= _SMALLEST_AREA:
                self.areas.append(bounds)
            if thin:
                self._add_stroke(bounds)
            elif path.stroked:
                for one, other in pairwise(points):
                    self._add_stroke(_bounds((one, other)))
        if len(self.strokes) > _MOST_STROKES:
            self.give_up()

    def is_dark_at(self, x: float, y: float) -> bool:
        """Whether something lies at a point that white letters stand out from."""
        return any(
            left <= x <= right and bottom <= y <= top
            for left, bottom, right, top in (*self.areas, *self.pictures)
        )

    def _add_stroke(self, bounds: Rectangle) -> None:
        left, bottom, right, top = bounds
        width, height = right - left, top - bottom
        if width >= _SHORTEST and height <= max(_STRAIGHT, _THIN if width > 4 * height else 0):
            self.strokes.append((left, (bottom + top) / 2, right, (bottom + top) / 2))
        elif height >= _SHORTEST and width <= max(_STRAIGHT, _THIN if height > 4 * width else 0):
            self.strokes.append(((left + right) / 2, bottom, (left + right) / 2, top))


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(points: Sequence[tuple[float, float]]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does what `inner` does, then what `outer` does."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
