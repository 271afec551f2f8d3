"""OpenCV: pictures turned, cut and looked at for the lines ruled in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import cv2
import numpy as np

from knowledge.reading.pages.ocr_engine import Quad

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.reading.pages.ocr_engine import Pixels
    from knowledge.reading.pages.recogniser import Picture

_SEAL = (34, 200)  # points
_GROUND = 0.6  # of a shape's box is filled: a coloured ground and no seal
_WRITTEN = 0.004  # of a seal's box is dark: there is writing under it
_DARK = 110
_FULL_RANGE = 215  # grey levels between ink and paper: nothing to gain
_EMPTY_RANGE = 12  # nothing but noise


def pixels(picture: Picture) -> Pixels:
    """Return a picture's bytes as rows of pixels, without a copy."""
    flat = np.frombuffer(picture.rgb, np.uint8)
    return flat.reshape(picture.height, picture.width, 3)


def scaled(picture: Pixels, factor: float) -> Pixels:
    """Return a picture `factor` times as wide and high."""
    if factor == 1.0:
        return picture
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    height, width = picture.shape[:2]
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return cast("Pixels", cv2.resize(picture, size, interpolation=method))


def turned(picture: Pixels, quarters: int) -> Pixels:
    """Return a picture turned clockwise by quarters."""
    return cast("Pixels", np.ascontiguousarray(np.rot90(picture, -quarters)))


def leveled(picture: Pixels, slope: float) -> Pixels:
    """Turn a picture about its middle so that what slopes by so many degrees is level."""
    if not slope:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slope, 1.0)
    return cast(
        "Pixels",
        cv2.warpAffine(
            picture,
            matrix,
            (width, height),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
    )


def cut(picture: Pixels, quad: Quad) -> Pixels:
    """Return the part of a picture inside `quad`, laid straight."""
    corners = np.array(quad, np.float32)
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
    w, h = max(round(float(width)), 1), max(round(float(height)), 1)
    target = np.array([(0, 0), (w, 0), (w, h), (0, h)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    straight = cv2.warpPerspective(
        picture, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("Pixels", straight)


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
    return cast("Pixels", cv2.LUT(picture, levels))


def without_seals(picture: Pixels, per_point: float) -> Pixels:
    """Return a picture in which red seals that lie over dark writing are bleached.

    A seal is an outlined red shape of 12 to 70 mm each way; red words, rules and grounds
    are none. `per_point` is the picture's scale, in pixels for a point.
    """
    small = scaled(picture, min(1.0, 1.0 / per_point)).astype(np.int16)
    redness = small[..., 0] - small[..., 1:].max(axis=2)
    mask = ((small[..., 0] > 120) & (redness > 50)).astype(np.uint8)
    if not mask.any():
        return picture
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    dark = small.max(axis=2) < _DARK
    result = picture
    for outline in cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, width, height = cv2.boundingRect(outline)
        inside = slice(top, top + height), slice(left, left + width)
        if not (
            _SEAL[0] < min(width, height) <= max(width, height) < _SEAL[1]
            and mask[inside].mean() < _GROUND
            and dark[inside].mean() > _WRITTEN
        ):
            continue
        if result is picture:
            result = picture.copy()
        down, across = picture.shape[0] / small.shape[0], picture.shape[1] / small.shape[1]
        _bleach(
            result[
                int(top * down) : int((top + height) * down) + 1,
                int(left * across) : int((left + width) * across) + 1,
            ]
        )
    return result


def _bleach(part: Pixels) -> None:
    """Make what is red as light as paper; ink under it stays as dark as red light shows it."""
    light = part[..., :1].astype(np.float32)
    red = light - part[..., 1:].max(axis=2, keepdims=True) > 25
    if red.any():
        paper = float(np.median(light[red])) * 0.95
        np.copyto(part, np.clip(light * (255 / paper), 0, 255).astype(np.uint8), where=red)


def quiet_row(picture: Pixels, start: int, end: int) -> int:
    """Return the row from `start` to `end` with the least drawn in it, best cut through."""
    rows = picture[start:end].max(axis=2)
    spread = rows.max(axis=1).astype(np.int16) - rows.min(axis=1)
    return start + int(spread.argmin())


def stacked(line: Pixels) -> Pixels:
    """Lay the characters of a vertical line, which stand upright, side by side."""
    height, width = line.shape[:2]
    count = max(round(height / width), 1)
    edges = [round(height * index / count) for index in range(count + 1)]
    cells = [line[a:b] for a, b in pairwise(edges)]
    tallest = max(cell.shape[0] for cell in cells)
    same = [
        cv2.copyMakeBorder(cell, 0, tallest - cell.shape[0], 0, 0, cv2.BORDER_REPLICATE)
        for cell in cells
    ]
    return np.hstack(same)


def ink(line: Pixels) -> tuple[float, float, float, float]:
    """Return the edges of what is written in a picture of a line: left, top, right, bottom.

    As parts of its width and height; the whole picture where nothing stands out.
    """
    gray = cv2.cvtColor(line, cv2.COLOR_RGB2GRAY)
    _, mask = cv2.threshold(gray, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if mask.mean() > 0.5:  # what there is less of is the ink
        mask = 1 - mask
    left, right = _extent(mask.sum(axis=0))
    top, bottom = _extent(mask.sum(axis=1))
    return left, top, right, bottom


def _extent(counts: NDArray[np.int64]) -> tuple[float, float]:
    """Return where the values begin and end that are more than specks, from 0 to 1."""
    inked = np.flatnonzero(counts > max(1.0, 0.03 * float(counts.max(initial=0))))
    if not len(inked):
        return 0.0, 1.0
    return int(inked[0]) / len(counts), (int(inked[-1]) + 1) / len(counts)


def ruled(picture: Pixels, shortest: float) -> list[tuple[int, int, int, int]]:
    """Return the straight lines drawn across and down: left, top, right, bottom in pixels.

    They may be grey or faint, but not dotted; `shortest` is their least length in pixels.
    """
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    mask = cv2.adaptiveThreshold(
        gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12
    )
    length = max(round(shortest), 3)
    found = []
    for kernel in ((length, 1), (1, length)):
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(kernel[::-1], np.uint8))
        joined = cv2.dilate(opened, np.ones((3, 3), np.uint8))
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(joined)[2][1:]:
            thick, long = sorted((int(width), int(height)))
            if thick <= 0.5 * length and long > 2 * thick:
                found.append((int(left), int(top), int(left + width), int(top + height)))
    return found
