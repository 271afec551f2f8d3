"""Pdf files: their text layer, and the pages that have to be recognised."""

from __future__ import annotations

import logging
from dataclasses import replace

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.lines import source_lines
from knowledge.reading.pages.faults import PageFaults
from knowledge.reading.pages.glyphs import Leaf
from knowledge.reading.pages.inline_pictures import inline_pictures, read_inline
from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.leaves import needs_recognition, printed_page
from knowledge.reading.pages.ocr_check import checked
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
            faults = PageFaults()
            pages = self._pages(file, faults)
            named = file.title
        finally:
            file.close()
        pages, doubts = checked(pages)
        title = printed_title(named, [line for page in pages[:1] for line in page.lines])
        hints: dict[str, object] = {"title": title} if title else {}
        return SourceText(
            path=path,
            format="pdf",
            lines=source_lines(page_lines(pages)),
            hints=hints,
            warnings=(*faults.sentences, *doubts),
        )

    def _pages(self, file: PdfFile, faults: PageFaults) -> list[Page]:
        bookmarks = file.bookmarks()
        pages: list[Page] = []
        for number in range(1, file.pages + 1):
            try:
                page = self._page(file, number, faults)
            except ReadingError as error:
                _log.warning("page %d: %s", number, error.detail or error)
                faults.add(texts.PAGE_UNREADABLE, number)
            else:
                pages.append(replace(page, bookmarks=bookmarks.get(number, ())))
            self._on_page(number, file.pages)
        return pages

    def _page(self, file: PdfFile, number: int, faults: PageFaults) -> Page:
        leaf = file.leaf(number)
        if not needs_recognition(leaf):
            if leaf.unmapped:
                faults.add(texts.PAGE_UNMAPPED, number)
            return self._with_inline(file, leaf, printed_page(leaf), faults)
        picture = self._picture(file, number)
        width, height = leaf.width, leaf.height
        if (picture.width > picture.height) != (width > height):
            width, height = height, width  # it is shown otherwise than its text runs
        page = self._recogniser.recognise(picture, number, width, height)
        if not page.lines and not page.tables:
            faults.add(texts.PAGE_UNRECOGNISED, number)
        return page

    def _with_inline(self, file: PdfFile, leaf: Leaf, page: Page, faults: PageFaults) -> Page:
        places = inline_pictures(leaf, page.lines)
        if not places:
            return page
        read: list[PrintedLine] = []
        try:
            picture = self._picture(file, leaf.number)
            read = read_inline(picture, leaf, places, self._recogniser)
        except ReadingError as error:  # the page's text is there without them
            _log.warning("page %d: %s", leaf.number, error.detail or error)
        missing = len(read) < len(places)
        faults.add(texts.PAGE_INLINE_MISSING if missing else texts.PAGE_INLINE, leaf.number)
        return replace(page, lines=(*page.lines, *read))

    def _picture(self, file: PdfFile, number: int) -> Picture:
        return file.picture(number, _DPI, min(self._limits.pixels, _PIXELS))
