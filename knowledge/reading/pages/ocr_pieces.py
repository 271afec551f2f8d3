"""Pieces of text as an engine finds them, put together to lines and cut at ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.reading.pages.ocr_engine import Quad
from knowledge.reading.pages.ocr_view import View
from knowledge.reading.pages.page import Box

_SMALLEST = 1.0  # points
_SAME_LINE = 0.6  # of the lower piece's height lies beside the other
_ALIKE = 0.55  # of the higher piece's height
_GAP = 0.7  # of the height: what is further apart may be another column
_CROSSED = 0.7  # of a piece's height that a ruling line runs through
_INSIDE = 0.35  # of the height: a ruling line so near to an end parts nothing


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: its corners in the picture and its box on the level page."""

    quad: Quad
    box: Box


def pieces_of(quads: Sequence[Quad], view: View, walls: Sequence[Box]) -> list[Piece]:
    """Return what is to be read as one line each, from top to bottom.

    Pieces that touch on one line are one; what stands on both sides of a wall, an upright
    ruling line, is two.
    """
    pieces = [Piece(quad, view.box(quad)) for quad in quads]
    parted = [part for piece in pieces for part in _parted(piece, view, walls)]
    joined: list[Piece] = []
    for piece in sorted(parted, key=lambda piece: piece.box.left):
        for index, other in enumerate(joined):
            if _touch(other.box, piece.box) and not _between(other.box, piece.box, walls):
                box = _around(other.box, piece.box)
                joined[index] = Piece(view.quad(box), box)
                break
        else:
            joined.append(piece)
    seen = [piece for piece in joined if _is_visible(piece.box)]
    return sorted(seen, key=lambda piece: (piece.box.top, piece.box.left))


def _is_visible(box: Box) -> bool:
    return box.right - box.left >= _SMALLEST and box.bottom - box.top >= _SMALLEST


def _parted(piece: Piece, view: View, walls: Sequence[Box]) -> list[Piece]:
    box = piece.box
    margin = _INSIDE * (box.bottom - box.top)
    cuts = sorted(
        (wall.left + wall.right) / 2
        for wall in walls
        if box.left + margin < (wall.left + wall.right) / 2 < box.right - margin
        and _beside(wall, box) >= _CROSSED * (box.bottom - box.top)
    )
    if not cuts:
        return [piece]
    edges = [box.left, *cuts, box.right]
    boxes = [
        Box(left, box.top, right, box.bottom)
        for left, right in pairwise(edges)
        if right - left > margin
    ]
    return [Piece(view.quad(part), part) for part in boxes]


def _touch(one: Box, other: Box) -> bool:
    low, high = sorted((one.bottom - one.top, other.bottom - other.top))
    gap = other.left - one.right
    return (
        _beside(one, other) >= _SAME_LINE * low and low >= _ALIKE * high and -low < gap < _GAP * low
    )


def _between(one: Box, other: Box, walls: Sequence[Box]) -> bool:
    left, right = sorted((one.right, other.left))
    return any(
        left - 1 <= (wall.left + wall.right) / 2 <= right + 1
        and _beside(wall, one) >= _CROSSED * (one.bottom - one.top)
        for wall in walls
    )


def _beside(one: Box, other: Box) -> float:
    """Return on how much of their height two boxes stand beside each other, in points."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
