"""From lines to paragraphs: which line goes on from the one above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from knowledge.reading.pages.margins import Placed
from knowledge.reading.pages.openings import (
    are_rows,
    is_parallel,
    opens,
    refers,
    runs_on,
    stands_alone,
    stops,
)
from knowledge.reading.pages.wording import joined, leading_width

_SAME_INDENT = 0.7  # times the size
_INDENT = 1.2  # at least, of a first line
_DEEPEST_INDENT = 4.6  # at most; what stands further in is centred or a signature
_WIDER_STEP = 1.25  # times the usual one
_SIZES = 1.12, 1.35  # times as large: another size, in print and in scans
_FITS_SURELY = -0.5
_FITS = 0.03, -0.35  # times the size, in print and in scans
_CENTRED, _OFF_MIDDLE = 3.0, 1.2
_LARGER = 1.1
_BRIEF = 10
_MOST_LINES = 500  # of a paragraph, in a file that is none


class Paragraph:
    """Lines that are one paragraph, and their text."""

    def __init__(self, first: Placed) -> None:
        self.lines = [first]
        self.text = first.text

    def add(self, line: Placed) -> None:
        """Add the line that goes on."""
        self.lines.append(line)
        self.text = joined(self.text, line.text)

    @property
    def first(self) -> Placed:
        return self.lines[0]

    @property
    def last(self) -> Placed:
        return self.lines[-1]


class Joiner:
    """Says of two lines that follow each other whether they are one paragraph.

    It learns from all `lines` of a document how far lines of one paragraph are apart and
    whether paragraphs begin with blanks; `size` is that of most characters, in points.
    """

    def __init__(self, lines: Sequence[Placed], size: float) -> None:
        self._step = _usual_step(lines)
        self._size = size
        self._indented = _indents(lines)

    def goes_on(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether `after` belongs to a paragraph that stands right before it."""
        if self._stand_apart(paragraph, after):
            return False
        if self._are_centred(paragraph, after):
            return self._is_one_title(paragraph, after)
        if _would_fit(paragraph, after, paragraph.last.slack):
            return self._is_broken(paragraph, after)
        if self._is_flush(paragraph, after):
            return not self._is_wide(paragraph.last, after)
        return not self._begins(paragraph, after)

    def _stand_apart(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a line cannot go on from a paragraph, whatever its text."""
        before = paragraph.last
        larger = max(before.line.size, after.line.size) / min(before.line.size, after.line.size)
        signed = before.indent > _DEEPEST_INDENT and len(paragraph.lines) == 1
        return (
            len(paragraph.lines) >= _MOST_LINES
            or stands_alone(before.text)
            or stands_alone(after.text)
            or are_rows(before.text, after.text)
            or larger > _SIZES[before.scanned or after.scanned]
            or (signed and not is_centred(before) and not opens(before.text))
        )

    def _are_centred(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a line and the one above, or one of them, stand in the middle."""
        before = paragraph.last
        shift = after.indent - before.indent
        both_centred = is_centred(before) and is_centred(after)
        if both_centred or (shift > _SAME_INDENT and _in_middle(before) and _in_middle(after)):
            return True
        hangs = opens(paragraph.first.text) and (
            0 < after.indent - paragraph.first.indent <= _DEEPEST_INDENT
        )
        one_centred = is_centred(before) or is_centred(after)
        return one_centred and abs(shift) > _SAME_INDENT and not hangs

    def _begins(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a line that stands under a full one begins a paragraph."""
        unfinished = runs_on(paragraph.text)
        if _opens_after(paragraph, after):
            refers_on = not stops(paragraph.text) and (unfinished or refers(after.text))
            if not refers_on:
                return True
        if self._is_wide(paragraph.last, after) and not unfinished:
            return True
        return self._is_indented(paragraph, after)

    def _is_flush(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a line lacks the indentation with which paragraphs begin here."""
        return (
            self._indented
            and paragraph.first.indent >= _INDENT
            and after.indent < _SAME_INDENT
            and paragraph.first.line.bold == after.line.bold
            and (after.text[0] != "第" or refers(after.text))
        )

    def _is_indented(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether the indentation of a line says that a paragraph begins."""
        first = paragraph.first
        if len(paragraph.lines) > 1:
            shift = after.indent - paragraph.lines[1].indent
            if abs(shift) <= _SAME_INDENT:
                same = abs(first.indent - paragraph.lines[1].indent) <= _SAME_INDENT
                return (
                    same
                    and self._indented
                    and after.indent >= _INDENT
                    and stops(paragraph.last.text)
                )
            return shift > 0 or stops(paragraph.last.text)
        shift = after.indent - first.indent
        if shift < -_SAME_INDENT:
            return shift < -_DEEPEST_INDENT
        if shift <= _SAME_INDENT:
            return first.indent >= _INDENT and (self._indented or stops(paragraph.last.text))
        return not (opens(first.text) and shift <= _DEEPEST_INDENT)

    def _is_broken(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a line was broken by hand in the middle of a sentence."""
        before = paragraph.last
        if _opens_after(paragraph, after) or self._is_wide(before, after):
            return False
        if runs_on(paragraph.text) and len(paragraph.text) > _BRIEF:
            return after.indent <= paragraph.first.indent + _SAME_INDENT
        return (
            len(paragraph.lines) > 1
            and not stops(before.text)
            and stops(after.text)
            and abs(after.indent - before.indent) <= _SAME_INDENT
            and before.line.bold == after.line.bold
        )

    def _is_one_title(self, paragraph: Paragraph, after: Placed) -> bool:
        """Whether a centred line goes on from the one above, in the middle like itself."""
        before = paragraph.last
        if not (_in_middle(before) and _in_middle(after)):
            return False
        if before.line.bold != after.line.bold or opens(after.text) or stops(paragraph.text):
            return False
        if not _would_fit(paragraph, after, before.indent + before.slack):
            return not self._is_wide(before, after)
        return (
            is_centred(before)
            and before.place == after.place
            and (before.line.size > _LARGER * self._size or before.line.bold)
            and (after.step or 9) <= 1.4 * max(self._step, 1.6)
            and not opens(before.text)
            and after.text[0] not in "（(—-【["
        )

    def _is_wide(self, before: Placed, after: Placed) -> bool:
        if before.place != after.place or after.step is None:
            return False
        usual = self._step
        return after.step > _WIDER_STEP * usual


def _opens_after(paragraph: Paragraph, after: Placed) -> bool:
    return opens(after.text) or is_parallel(paragraph.first.text, after.text)


def is_centred(placed: Placed) -> bool:
    """Whether a line stands in the middle of its column, well inside its margins."""
    return (
        not (opens(placed.text) and placed.text[0] != "第")
        and placed.indent >= _CENTRED
        and placed.slack >= _CENTRED - 1
        and _in_middle(placed)
    )


def _in_middle(placed: Placed) -> bool:
    """Whether a line's margins are the same on both sides; a full line's always are."""
    return abs(placed.indent - placed.slack) <= _OFF_MIDDLE


def _would_fit(before: Paragraph, after: Placed, room: float) -> bool:
    """Whether the first word of a line had found `room` on the line before it.

    Where the sentence is not at its end, it has to have found room beyond doubt.
    """
    need = leading_width(after.text)
    return need <= room + (_FITS[after.scanned] if stops(before.text) else _FITS_SURELY)


def _usual_step(lines: Sequence[Placed]) -> float:
    """Return how far lines are apart that surely go on, in times their size."""
    steps: list[float] = []
    sure: list[float] = []
    for before, after in pairwise(lines):
        if after.step is None or not 0.8 < after.step < 4:
            continue
        steps.append(after.step)
        if before.slack < 1 and not stops(before.text) and not opens(after.text):
            sure.append(after.step)
    return median(sure or steps or [1.5])


def _indents(lines: Sequence[Placed]) -> bool:
    """Whether full lines are mostly followed by a line further out: first lines are indented."""
    outdents = flush = 0
    for before, after in pairwise(lines):
        if before.place != after.place or before.slack > 1 or opens(after.text):
            continue
        shift = before.indent - after.indent
        if _INDENT <= shift <= _DEEPEST_INDENT and after.indent < _SAME_INDENT:
            outdents += 1
        elif stops(before.text) is False and abs(shift) <= _SAME_INDENT and before.indent > 1:
            flush += 1
    return outdents > 0 and outdents >= flush
