"""From printed pages to the lines of a text: the layout that pdf files and scans share."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.reading.lines import Line
from knowledge.reading.pages.page import Page


def page_lines(pages: Sequence[Page]) -> list[Line]:
    """Return the paragraphs, headings and rows of a document's pages in reading order."""
    return [Line(line.text) for page in pages for line in page.lines]
