"""Web archives: pages saved with what they show, by browsers and by Word."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from knowledge.reading.encoding import decode
from knowledge.reading.web.html import declared_charset
from knowledge.reading.web.mht import html_of_mht
from knowledge.source import SourceText


class _Pages(Protocol):
    def read(self, data: bytes, path: str) -> SourceText: ...


class MhtReader:
    """Reads .mht: the page inside, by the reader of pages; what it shows is left out."""

    endings: tuple[str, ...] = (".mht", ".mhtml")

    def __init__(self, pages: _Pages) -> None:
        self._pages = pages

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the lines of the page; raises ReadingError where there is none."""
        page, declared = html_of_mht(data, path)
        text, encoding = decode(page, path, declared or declared_charset(page))
        source = self._pages.read(text.encode("utf-8", "replace"), path)
        return replace(source, format="mht", encoding=encoding)
