"""What pieces of a picture say, with the size and place of their characters."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

from knowledge.reading.pages.ocr_check import UNSURE
from knowledge.reading.pages.ocr_engine import Glimpse, Quad, TextEngine, part_of
from knowledge.reading.pages.ocr_pieces import Piece
from knowledge.reading.pages.ocr_text import typeset, with_blanks
from knowledge.reading.pages.page import Box, PrintedLine
from knowledge.reading.texts import Removed

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

_TALL = 1.6  # times the width: a vertical line
_UPRIGHT = 0.8  # sure enough that a vertical line's characters stand upright
_INK = 0.92  # of a Chinese character's size is inked
_ROOM = 0.06  # of a line's height
_SINGLE = 1.6  # times the height: what is narrower is one character
_MARGIN = 0.15  # of a single character's size
_FEWEST = 4  # Chinese characters that show their size by their steps
_WIDE_STEP = 1.45  # times the usual step: a blank is between
_UNCLEAR, _SINGLE_UNCLEAR = 0.5, 0.7  # what is read with less confidence is no text
_OPENING, _CLOSING = frozenset("（《“‘【〈「"), frozenset("，。、；：！？）》”’】〉」")
_HALF = 0.6  # of a full-width mark is blank
_SIDE = 0.04  # of a character's size is blank beside its ink


class PieceReader:
    """Reads pieces of one upright picture, each once."""

    def __init__(self, engine: TextEngine, picture: Pixels) -> None:
        self._engine = engine
        self.picture = picture
        self._known: dict[Quad, Glimpse] = {}

    def sure(self, quad: Quad) -> float:
        """Return how sure the reading of a piece is, from 0 to 1."""
        return sureness(self._read(quad))

    def line(self, piece: Piece) -> PrintedLine | None:
        """Return a piece as a printed line, None where it says nothing.

        Its confidence is that of the least certain character, for one wrong one is enough.
        """
        glimpse = self._read(piece.quad)
        if not glimpse.text.strip():
            return None
        box, size = self._measured(piece, _step(glimpse))
        text = glimpse.text
        if not _is_tall(piece.box):
            width = piece.box.right - piece.box.left
            text = with_blanks(text, glimpse.places, size / width)
        text = typeset(text)
        removed = None if _is_clear(glimpse) else Removed.UNCLEAR
        return PrintedLine(
            text,
            _rounded_out(box, size, text),
            size,
            confidence=_least_sure(glimpse),
            removed=removed,
        )

    def _read(self, quad: Quad) -> Glimpse:
        if quad not in self._known:
            self._known[quad] = self._look(quad)
        return self._known[quad]

    def _look(self, quad: Quad) -> Glimpse:
        from knowledge.reading.pages.image import cut, ink
        from knowledge.reading.pages.ocr_pixels import stacked, turned

        picture = cut(self.picture, quad)
        height, width = picture.shape[:2]
        if width >= _SINGLE * height:
            # What is cut close to its ink is read worse, and more slowly.
            loose = part_of(quad, 0, -_ROOM, 1, 1 + _ROOM)
            return self._clear(cut(self.picture, loose))
        left, top, right, bottom = ink(picture)
        if height < _TALL * width:
            single = part_of(quad, *_squared(left, top, right, bottom, width / height))
            return self._clear(cut(self.picture, single))
        inked = cut(self.picture, part_of(quad, left, top, right, bottom))
        best = self._engine.read(stacked(inked))
        for quarters in (1, 3):
            if sureness(best) >= _UPRIGHT:
                break
            best = max(best, self._engine.read(turned(picture, quarters)), key=sureness)
        return best

    def _clear(self, picture: Pixels) -> Glimpse:
        """Read a line, a second time without what shines through it where that is better."""
        from knowledge.reading.pages.ocr_pixels import whitened

        glimpse = self._engine.read(picture)
        if _least_sure(glimpse) >= UNSURE:
            return glimpse
        return max(glimpse, self._engine.read(whitened(picture)), key=_least_sure)

    def _measured(self, piece: Piece, step: float) -> tuple[Box, float]:
        """Return the box around a piece's ink, as high as its characters, and their size."""
        from knowledge.reading.pages.image import cut, ink

        box = piece.box
        width, height = box.right - box.left, box.bottom - box.top
        left, top, right, bottom = ink(cut(self.picture, piece.quad))
        if _is_tall(box):
            size = (right - left) * width / _INK
            return Box(
                box.left + left * width,
                box.top + top * height,
                box.left + right * width,
                box.top + bottom * height,
            ), size
        inked = (bottom - top) * height / _INK
        size = step * width or max(inked, 0.45 * height)
        size = min(size, 1.25 * height)
        middle = box.top + (top + bottom) / 2 * height
        if inked < 0.6 * size:  # 一 or a dash: where it stands says nothing
            middle = (box.top + box.bottom) / 2
        return Box(
            box.left + left * width, middle - size / 2, box.left + right * width, middle + size / 2
        ), size


def _is_tall(box: Box) -> bool:
    return box.bottom - box.top >= _TALL * (box.right - box.left)


def _is_clear(glimpse: Glimpse) -> bool:
    """Whether what was read can be text and not a jumble made of specks or ornaments."""
    return sureness(glimpse) >= (_UNCLEAR if len(glimpse.text) > 1 else _SINGLE_UNCLEAR)


def _least_sure(glimpse: Glimpse) -> float:
    """Return the lowest confidence of a letter, number or Chinese character.

    Marks and blanks are often uncertain and seldom wrong.
    """
    pairs = zip(glimpse.text, glimpse.certain, strict=True)
    return min(
        [sure for character, sure in pairs if character.isalnum()], default=sureness(glimpse)
    )


def _rounded_out(box: Box, size: float, text: str) -> Box:
    """Return a box of ink as wide as its characters are with the blank around them."""
    left = box.left - (_HALF if text[0] in _OPENING else _SIDE) * size
    right = box.right + (_HALF if text[-1] in _CLOSING else _SIDE) * size
    return Box(left, box.top, right, box.bottom)


def sureness(glimpse: Glimpse) -> float:
    """Return the mean confidence of a reading's characters; 0 where there are none."""
    return sum(glimpse.certain) / len(glimpse.certain) if glimpse.certain else 0.0


def _squared(
    left: float, top: float, right: float, bottom: float, aspect: float
) -> tuple[float, float, float, float]:
    """Return the edges of ink with paper around it, as high as wide if it is flat.

    As parts of a picture whose width is `aspect` times its height. A single character is
    read best so, also 一, which would fill the height else.
    """
    width, height = (right - left) * aspect, bottom - top
    size = max(width, height)
    across = _MARGIN * size / aspect
    down = ((1 + _MARGIN) * size - height) / 2
    return left - across, top - down, right + across, bottom + down


def _step(glimpse: Glimpse) -> float:
    """Return how far Chinese characters stand apart, as a part of the line; 0 if unknown.

    Wider steps, where a blank lies between, do not count.
    """
    pairs = zip(glimpse.text, glimpse.places, strict=True)
    steps = [
        place - before
        for (one, before), (other, place) in pairwise(pairs)
        if unicodedata.category(one) == unicodedata.category(other) == "Lo"
    ]
    if len(steps) < _FEWEST - 1:
        return 0.0
    usual = median(steps)
    return fmean(step for step in steps if step <= _WIDE_STEP * usual)
