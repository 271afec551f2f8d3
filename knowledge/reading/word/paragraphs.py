"""A paragraph of a Word file as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.reading.texts import Removed
from knowledge.reading.word.elements import Frame, W, integer, switched, value
from knowledge.reading.word.numbering import BULLET, Numbering
from knowledge.reading.word.runs import LINE, PAGE, Piece, Runs
from knowledge.reading.word.styles import Style, Styles
from knowledge.reading.word.word_line import WordLine
from knowledge.source import SET_APART

_LONGEST_HEADING = 60
_LONGEST_ENTRY = 120  # of a table of contents
_BODY_LEVEL = 9
_LOWEST = 8  # of the levels of headings
_CAPTION = re.compile(r"[图表]\s?[\d一二三四五六七八九十]")
_STOPS = frozenset("。；，,;")
_NAMES = re.compile("[第附]")
_BREAKS = re.compile(f"([{LINE}{PAGE}])")


class Paragraphs:
    """Makes lines of paragraphs in the order of the text, which their numbers follow."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def style(self, paragraph: Any) -> Style:
        """Return the style that a paragraph names, or the default one."""
        return self._styles.paragraph(value(paragraph.find(W + "pPr"), "pStyle"))

    def lines(
        self, paragraph: Any, runs: Runs, *, page: int, frame: Frame, cell: bool = False
    ) -> list[WordLine]:
        """Return the lines of a paragraph, each soft break beginning a new one.

        A heading is one line whatever breaks it. The paragraph's number stands before the
        first; where nothing follows it only that of a table's `cell` is text, or one that
        names itself (附件1). `page` is that of the paragraph's beginning.
        """
        properties = paragraph.find(W + "pPr")
        style = self.style(paragraph)
        label = self._numbering.label(properties, style)
        level = _level(properties, style)
        rank = 1 if style.title else 0 if level is None else min(level + 1, _LOWEST)
        centred = _centred(properties, style)
        contents = frame is Frame.CONTENTS or runs.contents or style.contents
        found: list[WordLine] = []
        for pieces, breaks in _split(runs.pieces, joined=rank > 0):
            text = "".join(piece.text for piece in pieces)
            shown = text.strip()
            if not shown:
                page += breaks
                continue
            if rank and label.startswith(BULLET):
                label = ""
            short = len(shown) <= _LONGEST_HEADING
            removed = Removed.PROMPT if frame is Frame.PROMPT else None
            if contents and len(shown) <= _LONGEST_ENTRY:
                removed = Removed.CONTENTS
            bold = all(piece.look.bold for piece in pieces if piece.text.strip())
            apart = short and (bold or centred) and shown[-1] not in _STOPS
            apart = apart and _CAPTION.match(shown) is None
            found.append(
                WordLine(
                    label + shown,
                    removed,
                    heading=0 if removed or style.caption else rank or SET_APART * apart,
                    title=style.title and not removed,
                    cover=frame is Frame.COVER,
                    centred=centred,
                    size=max(piece.look.size or 0 for piece in pieces),
                    page=page,
                )
            )
            label = ""
            page += breaks
        if not found and label.strip() and (cell or _NAMES.search(label)):
            found.append(WordLine(label.strip(), page=page))
        for parts, reason in ((runs.hidden, Removed.HIDDEN), (runs.prompts, Removed.PROMPT)):
            unseen = "".join(parts).strip()
            if unseen:
                found.append(WordLine(unseen, reason, page=page))
        return found


def begins_page(paragraph: Any, style: Style) -> bool:
    """Whether a paragraph is set to begin on a new page."""
    own = switched(paragraph.find(W + "pPr"), "pageBreakBefore")
    return bool(style.new_page if own is None else own)


def runs_on(paragraph: Any) -> bool:
    """Whether the next paragraph goes on in the same line.

    So it is where the mark between them is deleted or hidden, and after a large initial.
    """
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return False
    mark = properties.find(W + "rPr")
    frame = properties.find(W + "framePr")
    if frame is not None and frame.get(W + "dropCap") in ("drop", "margin"):
        return True
    if mark is None:
        return False
    if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
        return True
    return bool(switched(mark, "vanish") and switched(mark, "specVanish"))


def _split(pieces: Sequence[Piece], *, joined: bool) -> Iterator[tuple[list[Piece], int]]:
    """Yield the pieces by line, each with the number of page breaks that follow it."""
    line: list[Piece] = []
    for piece in pieces:
        for part in _BREAKS.split(piece.text):
            if part == LINE and joined:
                ascii_on_both = line and line[-1].text[-1:].isascii()
                line += [Piece(" ", piece.look)] if ascii_on_both else []
            elif part in (LINE, PAGE) and part:
                yield line, int(part == PAGE)
                line = []
            elif part:
                line.append(Piece(part, piece.look))
    yield line, 0


def _level(properties: Any, style: Style) -> int | None:
    level = integer(value(properties, "outlineLvl"), highest=_BODY_LEVEL)
    return style.level if level is None else level if level < _BODY_LEVEL else None


def _centred(properties: Any, style: Style) -> bool:
    aligned = value(properties, "jc")
    return bool(style.centred) if aligned is None else aligned == "center"
