"""Pdf files: their text layer, and the pages that have to be recognised."""

from __future__ import annotations

import logging
from dataclasses import replace

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.lines import source_lines
from knowledge.reading.pages.glyphs import Leaf
from knowledge.reading.pages.inline_pictures import inline_pictures, read_inline
from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.leaves import needs_recognition, printed_page
from knowledge.reading.pages.page import Page, PrintedLine
from knowledge.reading.pages.pdfium import PdfFile
from knowledge.reading.pages.recogniser import Picture, Recogniser
from knowledge.reading.pages.titles import printed_title
from knowledge.source import SourceText

_log = logging.getLogger(__name__)
_DPI = 250
_PIXELS = 25_000_000  # at most: more show no more of a text


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
            named = file.title
        finally:
            file.close()
        title = printed_title(named, [line for page in pages[:1] for line in page.lines])
        hints: dict[str, object] = {"title": title} if title else {}
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
            return self._with_inline(file, leaf, printed_page(leaf), warnings)
        picture = self._picture(file, number)
        page = self._recogniser.recognise(picture, number, leaf.width, leaf.height)
        if not page.lines and not page.tables:
            warnings.append(texts.PAGE_UNRECOGNISED.format(page=number))
        return page

    def _with_inline(self, file: PdfFile, leaf: Leaf, page: Page, warnings: list[str]) -> Page:
        places = inline_pictures(leaf, page.lines)
        if not places:
            return page
        read: list[PrintedLine] = []
        try:
            picture = self._picture(file, leaf.number)
            read = read_inline(picture, leaf, places, self._recogniser)
        except ReadingError as error:  # the page's text is there without them
            _log.warning("page %d: %s", leaf.number, error.detail or error)
        counts = {"count": len(places), "read": len(read)}
        warnings.append(texts.PAGE_INLINE.format(page=leaf.number, **counts))
        return replace(page, lines=(*page.lines, *read))

    def _picture(self, file: PdfFile, number: int) -> Picture:
        return file.picture(number, _DPI, min(self._limits.pixels, _PIXELS))
