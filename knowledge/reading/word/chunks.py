"""Texts of other formats that an exporter left inside a Word file (altChunk)."""

from __future__ import annotations

import re
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.encoding import decode
from knowledge.reading.texts import Removed
from knowledge.reading.web.html import declared_charset, parse_page
from knowledge.reading.web.html_lines import VisibleLine, visible_lines
from knowledge.reading.web.mht import html_of_mht
from knowledge.reading.word.word_line import WordLine
from knowledge.source import SET_APART

ZIP = b"PK\x03\x04"
_HEADER = re.compile(rb"\s*(?:MIME-Version|Content-Type|From|Subject|Date)\s*:", re.I)
_MARKUP = re.compile(r"<[a-zA-Z!?/][^<>]*>")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_RTF = b"{\\rtf"
_LINKED = 0.8
_START = 1024  # bytes that tell what a chunk is


def chunk_lines(data: bytes, path: str, page: int) -> list[WordLine]:
    """Return the lines of a chunk: a web archive, a web page or plain text.

    Such a page is the text itself, so nothing of it is navigation; links to its own
    headings at its start are its table of contents. Raises ReadingError for RTF and what
    is no text; Word files among the chunks are for the reader of Word files.
    """
    if data.lstrip().startswith(_RTF):
        raise ReadingError(texts.WORD_CHUNK_LEFT_OUT.format(kind=texts.CHUNK_RTF))
    declared: str | None = None
    if _HEADER.match(data[:_START]):
        data, declared = html_of_mht(data, path)
    text, _ = decode(data, path, declared or declared_charset(data))
    if not _MARKUP.search(text):
        return [WordLine(line, page=page) for line in text.split("\n")]
    return [_line(line, page) for line in visible_lines(parse_page(text, path))]


def _line(line: VisibleLine, page: int) -> WordLine:
    listed = line.linked >= _LINKED and _links_inside(line.block)
    tag = str(getattr(line.block, "tag", ""))
    rank = int(tag[1]) if tag in _HEADINGS else SET_APART if line.set_apart else 0
    return WordLine(
        line.text,
        removed=Removed.CONTENTS if listed else None,
        heading=0 if listed else rank,
        title=tag == "h1",
        page=page,
    )


def _links_inside(block: Any) -> bool:
    """Whether all links of a block lead to other places of the same page."""
    links = [link.get("href", "") for link in block.iter("a")]
    return bool(links) and all(link.startswith("#") for link in links)
