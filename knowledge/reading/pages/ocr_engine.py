"""What page recognition asks of an engine: where text stands in a picture, and what it says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    """A picture: rows from the top, of pixels, of red, green and blue."""

Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""A piece of text's corners in pixels: top left, top right, bottom right, bottom left."""


def quad_of(corners: Sequence[Sequence[float]]) -> Quad:
    """Return four corners in any order as a quad.

    The top is the side that runs most nearly from left to right, so that steep pieces keep
    their ends apart.
    """
    cx, cy = (sum(corner[axis] for corner in corners) / 4 for axis in (0, 1))
    around = sorted(
        ((float(x), float(y)) for x, y in corners),
        key=lambda corner: math.atan2(corner[1] - cy, corner[0] - cx),
    )
    slopes = [
        abs(math.atan2(end[1] - start[1], end[0] - start[0]))
        for start, end in zip(around, around[1:] + around[:1], strict=True)
    ]
    first = slopes.index(min(slopes))
    a, b, c, d = around[first:] + around[:first]
    return a, b, c, d


def part_of(quad: Quad, left: float, top: float, right: float, bottom: float) -> Quad:
    """Return a part of a quad; the edges count from 0 to 1 and may lie outside."""
    a, b, c, d = quad

    def point(across: float, down: float) -> tuple[float, float]:
        above = [start + (end - start) * across for start, end in zip(a, b, strict=True)]
        below = [start + (end - start) * across for start, end in zip(d, c, strict=True)]
        x, y = (one + (other - one) * down for one, other in zip(above, below, strict=True))
        return x, y

    return point(left, top), point(right, top), point(right, bottom), point(left, bottom)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a picture of one line says.

    `certain` holds the confidence of each character of `text`, from 0 to 1, `places` how far
    to the right its middle stands, from 0 (left edge) to 1.
    """

    text: str
    certain: tuple[float, ...]
    places: tuple[float, ...]


class TextEngine(Protocol):
    """Finds and reads text; both methods raise EngineFailure when the engine breaks down."""

    def find(self, picture: Pixels) -> list[Quad]:
        """Return where pieces of text stand, in any order."""
        ...

    def read(self, line: Pixels) -> Glimpse:
        """Return what a picture of one line from left to right says."""
        ...


class EngineFailure(Exception):
    """The engine could not be loaded or broke down; the message is for the log."""
