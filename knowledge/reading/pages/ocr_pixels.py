"""Pictures as arrays of pixels: turned, brightened, cut into bands and characters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels
    from knowledge.reading.pages.recogniser import Picture

_FULL_RANGE = 215  # grey levels between ink and paper: nothing to gain
_NEARLY_WHITE = 0.8  # of the way from black to white
_EMPTY_RANGE = 12  # nothing but noise


def pixels(picture: Picture) -> Pixels:
    """Return a picture's bytes as rows of pixels, without a copy."""
    flat = np.frombuffer(picture.rgb, np.uint8)
    return flat.reshape(picture.height, picture.width, 3)


def turned(picture: Pixels, quarters: int) -> Pixels:
    """Return a picture turned clockwise by quarters."""
    return cast("Pixels", np.ascontiguousarray(np.rot90(picture, -quarters)))


def stretched(picture: Pixels) -> Pixels:
    """Return a picture whose ink is black and whose paper is white, as far as it goes.

    Faint print is missed by detection and misread. The edges, where scanners leave black
    bars, do not count.
    """
    height, width = picture.shape[:2]
    inner = picture[height // 10 : height - height // 10 : 3, width // 10 : width - width // 10 : 3]
    if not inner.size:
        return picture
    dark, light = np.percentile(inner.max(axis=2), (0.5, 99))
    if light - dark > _FULL_RANGE or light - dark < _EMPTY_RANGE:
        return picture
    levels = np.clip((np.arange(256) - dark) * (255 / (light - dark)), 0, 255).astype(np.uint8)
    return cast("Pixels", levels[picture])


def whitened(picture: Pixels) -> Pixels:
    """Return a picture in which what is nearly white is white: watermarks, show-through."""
    levels = np.clip(np.arange(256) / _NEARLY_WHITE, 0, 255).astype(np.uint8)
    return levels[picture]


def quiet_row(picture: Pixels, start: int, end: int) -> int:
    """Return the row from `start` to `end` with the least drawn in it, best cut through."""
    rows = picture[start:end].max(axis=2)
    spread = rows.max(axis=1).astype(np.int16) - rows.min(axis=1)
    return start + int(spread.argmin())


def stacked(line: Pixels) -> Pixels:
    """Lay the characters of a vertical line, which stand upright, side by side.

    `line` is cut close to its ink. It is parted where the cuts meet the least ink.
    """
    height, width = line.shape[:2]
    usual = max(round(height / width), 1)
    rows = line.max(axis=2)
    drawn = rows.max(axis=1).astype(np.int16) - rows.min(axis=1)
    cuts = [
        [round(height * index / count) for index in range(count + 1)]
        for count in (usual, usual + 1, usual - 1)
        if count > 0
    ]
    edges = min(cuts, key=lambda places: sum(int(drawn[place]) for place in places[1:-1]))
    cells = [line[a:b] for a, b in pairwise(edges)]
    tallest = max(cell.shape[0] for cell in cells)
    same = [np.pad(cell, ((0, tallest - cell.shape[0]), (0, 0), (0, 0)), "edge") for cell in cells]
    return np.hstack(same)
