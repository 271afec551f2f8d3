"""Pdf files: their text layer, and the pages that have to be recognised."""

from __future__ import annotations

import logging
from dataclasses import replace

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.lines import source_lines
from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.leaves import needs_recognition, printed_page
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.pdfium import PdfFile
from knowledge.reading.pages.recogniser import Recogniser
from knowledge.reading.pages.wording import plain
from knowledge.source import SourceText

_log = logging.getLogger(__name__)
_DPI = 250
_SHORTEST_TITLE = 4


class PdfReader:
    """Reads .pdf: text where there is text, recognition where there is only a picture."""

    endings: tuple[str, ...] = (".pdf",)

    def __init__(self, limits: Limits, recogniser: Recogniser, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._recogniser = recogniser
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the paragraphs and rows of a file; raises ReadingError.

        A page that cannot be read is left out with a warning.
        """
        file = PdfFile(data, path)
        try:
            if file.pages > self._limits.pages:
                raise ReadingError(
                    texts.TOO_MANY_PAGES.format(
                        path=path, pages=file.pages, limit=self._limits.pages
                    )
                )
            warnings: list[str] = []
            pages = self._pages(file, warnings)
            title = file.title
        finally:
            file.close()
        hints = {"title": title} if _is_printed(title, pages) else {}
        return SourceText(
            path=path,
            format="pdf",
            lines=source_lines(page_lines(pages)),
            hints=hints,
            warnings=tuple(warnings),
        )

    def _pages(self, file: PdfFile, warnings: list[str]) -> list[Page]:
        bookmarks = file.bookmarks()
        pages: list[Page] = []
        for number in range(1, file.pages + 1):
            try:
                page = self._page(file, number, warnings)
            except ReadingError as error:
                _log.warning("page %d: %s", number, error.detail or error)
                warnings.append(texts.PAGE_UNREADABLE.format(page=number))
            else:
                pages.append(replace(page, bookmarks=bookmarks.get(number, ())))
            self._on_page(number, file.pages)
        return pages

    def _page(self, file: PdfFile, number: int, warnings: list[str]) -> Page:
        leaf = file.leaf(number)
        if not needs_recognition(leaf):
            if leaf.unmapped:
                warnings.append(texts.PAGE_UNMAPPED.format(page=number, count=leaf.unmapped))
            return printed_page(leaf)
        picture = file.picture(number, _DPI, self._limits.pixels)
        page = self._recogniser.recognise(picture, number, leaf.width, leaf.height)
        if not page.lines and not page.tables:
            warnings.append(texts.PAGE_UNRECOGNISED.format(page=number))
        return page


def _is_printed(title: str, pages: list[Page]) -> bool:
    """Whether a title is found on the first page; the names of files and programs are not."""
    wanted = "".join(plain(title).split())
    first = "".join("".join(line.text.split()) for page in pages[:1] for line in page.lines)
    return len(wanted) >= _SHORTEST_TITLE and wanted in first
