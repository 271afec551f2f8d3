"""Where text stands in a picture of any size, and which way up."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from knowledge.reading.pages.ocr_engine import Quad, TextEngine

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

_SCALE = 1.5  # pixels for a point at which text is looked for: 8-point text is 12 pixels high
_LARGEST = 3.0  # times
_WIDEST = 2400  # pixels
_BAND = 2000  # pixels; what is higher is looked through in bands
_SMALLEST = 8  # pixels; nothing that is smaller can be read
_TINY, _READABLE = 13.0, 18.0  # pixels of a line's height as it is looked at
_SAMPLE = 4  # pieces that tell which way up a picture is
_SURE = 0.85
_BETTER = 0.15


def find_text(engine: TextEngine, picture: Pixels, per_point: float) -> list[Quad]:
    """Return where text stands in a picture of `per_point` pixels for a point.

    Where much of it turns out to be small, the picture is looked at again from nearer.
    """
    height, width = picture.shape[:2]
    if min(height, width) < _SMALLEST:
        return []
    factor = min(_SCALE / per_point, _LARGEST, _WIDEST / width)
    quads = _look(engine, picture, factor)
    heights = sorted(_down(quad) for quad in quads if _across(quad) > _down(quad))
    if heights:
        low = heights[len(heights) // 4] * factor
        nearer = min(factor * _READABLE / low, _LARGEST, _WIDEST / width, max(1.0, factor))
        if low < _TINY and nearer > 1.2 * factor:
            quads = _look(engine, picture, nearer)
    return quads


def _look(engine: TextEngine, picture: Pixels, factor: float) -> list[Quad]:
    from knowledge.reading.pages.image import scaled
    from knowledge.reading.pages.ocr_pixels import quiet_row, whitened

    small = whitened(scaled(picture, factor))
    height = small.shape[0]
    quads: list[Quad] = []
    top = 0
    while top < height:
        bottom = height
        if height - top > _BAND:
            bottom = quiet_row(small, top + _BAND * 3 // 4, top + _BAND)
        for quad in engine.find(small[top:bottom]):
            a, b, c, d = ((x / factor, (y + top) / factor) for x, y in quad)
            quads.append((a, b, c, d))
        top = bottom
    return quads


def quarters_to_turn(quads: list[Quad], sure: Callable[[Quad], float]) -> int:
    """Return by how many quarters a picture must be turned clockwise to be read.

    `sure` says how sure the reading of a piece is, from 0 to 1; lines upside down are
    read as a jumble with a confidence around one half.
    """
    if not quads:
        return 0
    wide = sum(across for quad in quads if (across := _across(quad)) > 1.5 * _down(quad))
    tall = sum(down for quad in quads if (down := _down(quad)) > 1.5 * _across(quad))
    sample = sorted(quads, key=lambda quad: max(_across(quad), _down(quad)))[-_SAMPLE:]
    best, highest = 0, 0.0
    for quarters in (0, 2) if wide >= tall else (3, 1, 0, 2):
        score = sum(sure(_rolled(quad, quarters)) for quad in sample) / len(sample)
        if score > highest + (_BETTER if quarters else 0.0):
            best, highest = quarters, score
        if score >= _SURE:
            break
    return best


def _rolled(quad: Quad, quarters: int) -> Quad:
    """Return the corners in the order in which they stand after so many quarters."""
    a, b, c, d = (quad[(index - quarters) % 4] for index in range(4))
    return a, b, c, d


def _across(quad: Quad) -> float:
    return math.dist(quad[0], quad[1])


def _down(quad: Quad) -> float:
    return math.dist(quad[0], quad[3])
