"""Pictures that stand in a line of text in the place of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.pages.glyphs import Leaf
from knowledge.reading.pages.page import Box, PrintedLine
from knowledge.reading.pages.recogniser import Picture, Recogniser

_HEIGHTS = 0.6, 2.0  # times the size of the line
_WIDEST = 12.0
_NEAR = 1.0
_MOST = 20  # on a page; more are ornaments
_SURE = 0.8
_WORD = re.compile(
    r"[\w\u4e00-\u9fff.,%~～、（）()-]*[\d\u4e00-\u9fff][\w\u4e00-\u9fff.,%~～、（）()-]*"
)


def inline_pictures(leaf: Leaf, lines: Sequence[PrintedLine]) -> list[tuple[Box, PrintedLine]]:
    """Return the pictures as high as a line that they stand in, and the line."""
    found = [
        (box, line)
        for box in leaf.pictures
        if (line := next((line for line in lines if _stands_in(box, line)), None)) is not None
    ]
    return found if len(found) <= _MOST else []


def read_inline(
    picture: Picture,
    leaf: Leaf,
    places: Sequence[tuple[Box, PrintedLine]],
    recogniser: Recogniser,
) -> list[PrintedLine]:
    """Return as lines what inline pictures say, where numbers or Chinese can be made out.

    `picture` shows the whole page.
    """
    found: list[PrintedLine] = []
    scale = picture.width / leaf.width
    for box, line in places:
        place = Box(box.left, line.box.top, min(box.right, line.box.left), line.box.bottom)
        cut = _cut(picture, place, scale)
        page = recogniser.recognise(cut, leaf.number, cut.width / scale, cut.height / scale)
        seen = [each for each in page.lines if each.removed is None]
        text = "".join("".join(each.text.split()) for each in seen)
        if seen and min(each.confidence for each in seen) >= _SURE and _WORD.fullmatch(text):
            found.append(PrintedLine(text, place, line.size, line.bold))
    return found


def _stands_in(box: Box, line: PrintedLine) -> bool:
    height, middle = box.bottom - box.top, (box.top + box.bottom) / 2
    return (
        _HEIGHTS[0] * line.size <= height <= _HEIGHTS[1] * line.size
        and box.right - box.left <= _WIDEST * line.size
        and line.box.top <= middle <= line.box.bottom
        and -_NEAR * line.size <= line.box.left - box.right <= _NEAR * line.size
    )


def _cut(picture: Picture, box: Box, scale: float) -> Picture:
    """Return a part of a picture with white around it."""
    left, right = max(int(box.left * scale), 0), min(int(box.right * scale), picture.width)
    top, bottom = max(int(box.top * scale), 0), min(int(box.bottom * scale), picture.height)
    width, height = max(right - left, 1), max(bottom - top, 1)
    edge = height
    blank = b"\xff" * ((width + 2 * edge) * 3)
    side = b"\xff" * (edge * 3)
    rows = []
    for y in range(top, top + height):
        start = (y * picture.width + left) * 3
        rows.append(side + picture.rgb[start : start + width * 3].ljust(width * 3, b"\xff") + side)
    whole = b"".join([blank] * edge + rows + [blank] * edge)
    return Picture(width + 2 * edge, height + 2 * edge, whole)
