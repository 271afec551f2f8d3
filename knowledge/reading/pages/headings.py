"""Headings: lines that a document's outline names, or that look like titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.pages.page import Page
from knowledge.reading.pages.paragraphs import Paragraph, is_centred
from knowledge.source import SET_APART

_LONGEST = 60
_LARGER = 1.12, 1.3  # times the size of the text, in print and in scans
_MOST_LINES = 3
_BUSY = re.compile("[。；;，,]$|[。；]")
_SILENT = re.compile(r"[\W_]+")


class Headings:
    """Knows which paragraphs of a document are headings."""

    def __init__(self, pages: Sequence[Page], size: float) -> None:
        self._size = size
        self._named = {
            (page.number, _SILENT.sub("", mark.title)): mark.level
            for page in pages
            for mark in page.bookmarks
        }
        counts = [0, 0]
        for line in (line for page in pages for line in page.lines if line.removed is None):
            counts[line.bold] += len(line.text)
        self._bold = counts[True] > counts[False]

    def level(self, paragraph: Paragraph) -> int:
        """Return the level of a paragraph that is a heading, 0 of any other.

        A title of the outline has its level there; a large, bold or centred line is set apart.
        """
        first = paragraph.first
        if len(paragraph.lines) > _MOST_LINES or len(text := paragraph.text) > _LONGEST:
            return 0
        named = self._named.get((first.page, _SILENT.sub("", text)))
        if named is not None:
            return named
        if _BUSY.search(text) or not _SILENT.sub("", text):
            return 0
        large = first.line.size >= _LARGER[first.scanned] * self._size
        bold = not self._bold and all(placed.line.bold for placed in paragraph.lines)
        return SET_APART if large or bold or is_centred(first) else 0
