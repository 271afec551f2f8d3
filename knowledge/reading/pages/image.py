"""OpenCV: pictures turned, cut and looked at for the lines ruled in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import cv2
import numpy as np

from knowledge.reading.pages.ocr_engine import Quad

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.reading.pages.ocr_engine import Pixels

_SEAL = (34, 200)  # points
_GROUND = 0.6  # of a shape's box is filled: a coloured ground and no seal
_WRITTEN = 0.004  # of a seal's box is dark: there is writing under it
_DARK = 110
_FAINTEST = 20  # grey levels between a ruling line and its paper
_THICKEST = 0.4  # of the shortest line's length
_INK_DEPTH, _INK_PIXELS = 70, 12
_OUTLINE = 600  # pixels at which a sheet's outline is looked for


def scaled(picture: Pixels, factor: float) -> Pixels:
    """Return a picture `factor` times as wide and high."""
    if factor == 1.0:
        return picture
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    height, width = picture.shape[:2]
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return cast("Pixels", cv2.resize(picture, size, interpolation=method))


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
    matrix, size = _laid_straight(quad)
    straight = cv2.warpPerspective(
        picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("Pixels", straight)


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


def is_written(picture: Pixels) -> bool:
    """Whether a piece of paper has ink on it: a few dark pixels, not specks and not a ground."""
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    light = float(np.percentile(gray, 90))
    dark = gray < light - _INK_DEPTH
    return bool(dark.sum() >= _INK_PIXELS and dark.mean() < 0.4)


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
    length = max(round(shortest), 3)
    thickest = max(round(shortest * _THICKEST), 3) | 1
    found = []
    for along, across in (((1, length), (thickest, 1)), ((length, 1), (1, thickest))):
        # What is darker than all on both sides of it; the edge of a dark ground is not.
        thin = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones(across, np.uint8))
        mask = (thin > _FAINTEST).astype(np.uint8)
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(along, np.uint8))
        joined = cv2.dilate(opened, np.ones((3, 3), np.uint8))
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(joined)[2][1:]:
            thick, long = sorted((int(width), int(height)))
            if thick <= 0.5 * length and long > 2 * thick:
                found.append((int(left), int(top), int(left + width), int(top + height)))
    return found


def without_rules(picture: Pixels, strokes: Sequence[Quad], thickest: float) -> Pixels:
    """Return a picture with the ground of the paper in the place of ruling lines.

    A line that touches a character is read as a part of it: 二 becomes 三. `thickest` is
    the greatest thickness of a line in pixels.
    """
    if not strokes:
        return picture
    result = picture
    side = max(round(thickest), 3) | 1  # odd: an even one would shift the ground
    for across, kernel in ((True, (side, 1)), (False, (1, side))):
        lines = [
            quad
            for quad in strokes
            if (quad[1][0] - quad[0][0] > quad[3][1] - quad[0][1]) == across
        ]
        mask = np.zeros(picture.shape[:2], np.uint8)
        for quad in lines:
            cv2.fillConvexPoly(mask, np.array(quad, np.float32).round().astype(np.int32), 1)
        ground = cv2.morphologyEx(result, cv2.MORPH_CLOSE, np.ones(kernel, np.uint8))
        result = np.where(mask[..., None] > 0, ground, result)
    return result


def sheets(picture: Pixels) -> list[Quad]:
    """Return the corners of what may be the sheet that a photograph shows.

    Clockwise from the top left; found by its light and by its edges.
    """
    factor = _OUTLINE / max(picture.shape[:2])
    gray = cv2.cvtColor(scaled(picture, factor), cv2.COLOR_RGB2GRAY)
    gray = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))  # text goes
    _, light = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    edges = cv2.dilate(cv2.Canny(gray, 30, 90), np.ones((3, 3), np.uint8))
    found: list[Quad] = []
    for mask in (light, edges):
        outlines = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
        if not outlines:
            continue
        hull = max((cv2.convexHull(outline) for outline in outlines), key=cv2.contourArea)
        corners = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)[:, 0] / factor
        if len(corners) == 4:
            across = corners[corners[:, 0].argsort()]
            sides = (side[side[:, 1].argsort()].tolist() for side in (across[:2], across[2:]))
            (a, d), (b, c) = sides
            found.append((tuple(a), tuple(b), tuple(c), tuple(d)))
    return found


def moved(quads: Sequence[Quad], sheet: Quad) -> list[Quad]:
    """Return where pieces of a picture lie in `cut(picture, sheet)`."""
    if not quads:
        return []
    matrix, _ = _laid_straight(sheet)
    points = np.array(quads, np.float32).reshape(-1, 1, 2)
    straight = cv2.perspectiveTransform(points, matrix).reshape(-1, 4, 2)
    return [cast("Quad", tuple(map(tuple, quad))) for quad in straight.tolist()]


def _laid_straight(quad: Quad) -> tuple[Any, tuple[int, int]]:
    """Return the matrix that lays a piece of a picture straight, and its size then."""
    corners = np.array(quad, np.float32)
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
    w, h = max(round(float(width)), 1), max(round(float(height)), 1)
    target = np.array([(0, 0), (w, 0), (w, h), (0, h)], np.float32)
    return cv2.getPerspectiveTransform(corners, target), (w, h)
