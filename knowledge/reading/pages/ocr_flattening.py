"""Photographs of sheets, taken at an angle, laid flat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from knowledge.reading.pages.ocr_engine import Quad
from knowledge.reading.pages.ocr_view import slope_of, spread_of

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

Corner = tuple[float, float]
_FANNED = 1.0  # degrees by which opposite edges of a sheet that lies flat do not differ
_LEVEL = 0.6  # degrees
_LEAST = 0.3  # of the picture is the sheet


def flattened(picture: Pixels, quads: list[Quad]) -> tuple[Pixels, list[Quad]]:
    """Return a picture with its sheet laid flat, and where its text then stands.

    Nothing is done where no sheet stands out that holds all the text, where its opposite
    edges are parallel, or where the text would not be level by it.
    """
    from knowledge.reading.pages.image import cut, moved, sheets

    least = _LEAST * picture.shape[0] * picture.shape[1]
    for sheet in sheets(picture):
        if _fanned(sheet) < _FANNED:
            continue
        straight = moved(quads, sheet)
        level = abs(slope_of(straight)) < _LEVEL and spread_of(straight) < _LEVEL
        flat = cut(picture, sheet)
        height, width = flat.shape[:2]
        whole = all(0 <= x <= width and 0 <= y <= height for quad in straight for x, y in quad)
        if level and whole and width * height >= least:
            return flat, straight
    return picture, quads


def _fanned(sheet: Quad) -> float:
    """Return by how many degrees opposite edges of a sheet differ at most."""
    a, b, c, d = sheet
    return max(_between(a, b, d, c), _between(a, d, b, c))


def _between(a: Corner, b: Corner, c: Corner, d: Corner) -> float:
    """Return the degrees between two edges."""
    one = math.atan2(b[1] - a[1], b[0] - a[0])
    other = math.atan2(d[1] - c[1], d[0] - c[0])
    return abs(math.degrees(math.remainder(one - other, math.tau)))
