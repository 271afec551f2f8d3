"""All readers together; a new format is one more line here."""

from __future__ import annotations

from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.markdown.markdown import MarkdownReader
from knowledge.reading.plain_text import TextReader
from knowledge.reading.reader import Readers
from knowledge.reading.web.html import HtmlReader


def build_readers(limits: Limits, on_page: OnPage = silent) -> Readers:
    """Return the readers of every format that Zhigui knows.

    Args:
        limits: the bounds of one file.
        on_page: told after each page, sheet or slide.
    """
    return Readers([TextReader(), MarkdownReader(), HtmlReader()], limits=limits)
