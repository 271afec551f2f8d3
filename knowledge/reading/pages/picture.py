"""Pictures of pages: scans, photographs, screenshots."""

from __future__ import annotations

import logging
from dataclasses import replace

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.ocr_check import checked
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.picture_file import PictureFile
from knowledge.reading.pages.recogniser import Recogniser
from knowledge.source import SourceText

_log = logging.getLogger(__name__)


class PictureReader:
    """Reads pictures by recognition; each frame of a TIFF is a page."""

    endings: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")

    def __init__(self, limits: Limits, recogniser: Recogniser, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._recogniser = recogniser
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the paragraphs and rows that a picture shows; raises ReadingError.

        Lines say their page only where the file has several.
        """
        file = PictureFile(data, path, self._limits)
        try:
            single = len(file) == 1
            pages, faults = self._pages(file, path)
        finally:
            file.close()
        pages, doubts = checked(pages, single)
        lines = page_lines(pages)
        if single:
            lines = [_without_page(line) for line in lines]
        return SourceText(path, "scan", source_lines(lines), warnings=(*faults, *doubts))

    def _pages(self, file: PictureFile, path: str) -> tuple[list[Page], list[str]]:
        """Return the pages that can be read, and sentences about the others."""
        pages: list[Page] = []
        faults: list[str] = []
        for number in range(1, len(file) + 1):
            try:
                page = self._page(file, number, path)
            except ReadingError as error:
                if len(file) == 1:
                    raise
                _log.warning("frame %d: %s", number, error.detail or error)
                faults.append(texts.PAGE_UNREADABLE.format(page=number))
            else:
                pages.append(page)
                if not page.lines and not page.tables:
                    faults.append(texts.PAGE_UNRECOGNISED.format(page=number))
            self._on_page(number, len(file))
        return pages, faults

    def _page(self, file: PictureFile, number: int, path: str) -> Page:
        picture = file.frame(number)
        try:
            return self._recogniser.recognise(*picture)
        except ReadingError as error:
            sentence = texts.NOT_RECOGNISED.format(path=path, reason=error)
            raise ReadingError(sentence, detail=error.detail) from error


def _without_page(line: Line) -> Line:
    return line if line.spot is None else replace(line, spot=replace(line.spot, page=None))
