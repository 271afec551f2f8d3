"""From printed pages to the lines of a text: the layout that pdf files and scans share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.lines import Line
from knowledge.reading.pages.columns import Column, reading_order
from knowledge.reading.pages.headings import Headings
from knowledge.reading.pages.margins import Placed, body_size, place_lines
from knowledge.reading.pages.notes import is_note, notes_of
from knowledge.reading.pages.page import Page, PrintedTable
from knowledge.reading.pages.paragraphs import Joiner, Paragraph
from knowledge.reading.pages.running import without_running
from knowledge.reading.pages.running_tables import without_running_tables
from knowledge.reading.pages.spreads import Spread, spreads
from knowledge.reading.pages.wording import plain
from knowledge.source import Spot


def page_lines(pages: Sequence[Page]) -> list[Line]:
    """Return the paragraphs, headings and rows of a document's pages in reading order.

    Lines that were broken to fit the page are one paragraph again, also over pages and
    columns; headers, footers and page numbers stay as removed lines. Every line says on
    which page it begins.
    """
    pages = without_running(without_running_tables([_plain(page) for page in pages]))
    ordered = list(zip(pages, reading_order(pages), strict=True))
    return list(_Flow(pages, ordered).lines())


def _plain(page: Page) -> Page:
    lines = tuple(replace(line, text=plain(line.text)) for line in page.lines)
    return replace(page, lines=tuple(line for line in lines if line.text.strip()))


class _Flow:
    """Walks through a document's columns and puts its paragraphs together."""

    def __init__(
        self, pages: Sequence[Page], ordered: Sequence[tuple[Page, Sequence[Column]]]
    ) -> None:
        self._ordered = ordered
        self._placed = place_lines(ordered)
        placed = list(self._placed.values())
        self._size = body_size(pages)
        self._joiner = Joiner(placed, self._size)
        self._headings = Headings(pages, self._size)
        self._open: Paragraph | None = None
        self._waiting: list[Line] = []  # what stands between two halves of a paragraph

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the document."""
        tables = spreads(self._ordered)
        for page, columns in self._ordered:
            removed = [line for line in page.lines if line.removed is not None]
            spot = Spot(page=page.number, scanned=page.scanned)
            middle = page.height / 2
            for line in removed:
                if line.box.top < middle:
                    yield from self._aside(Line(line.text, line.removed, spot=spot))
            for column in columns:
                notes = notes_of(column, self._size)
                for item in column.items:
                    if isinstance(item, PrintedTable):
                        spread = tables.get(id(item))
                        if spread is not None:
                            yield from self._close()
                            yield from _rows(spread)
                    elif item not in notes:
                        yield from self._take(self._placed[id(item)])
                yield from self._footnotes([self._placed[id(note)] for note in notes])
            for line in removed:
                if line.box.top >= middle:
                    yield from self._aside(Line(line.text, line.removed, spot=spot))
        yield from self._close()

    def _take(self, placed: Placed) -> Iterator[Line]:
        if self._open is not None and self._joiner.goes_on(self._open, placed):
            self._open.add(placed)
            return
        yield from self._close()
        self._open = Paragraph(placed)

    def _footnotes(self, notes: Sequence[Placed]) -> Iterator[Line]:
        """Notes at the foot of a page come after the paragraph that goes on over it."""
        paragraph: Paragraph | None = None
        for note in notes:
            if paragraph is not None and not is_note(note.text):
                paragraph.add(note)
                continue
            if paragraph is not None:
                yield from self._aside(self._line(paragraph))
            paragraph = Paragraph(note)
        if paragraph is not None:
            yield from self._aside(self._line(paragraph))

    def _aside(self, line: Line) -> Iterator[Line]:
        if self._open is None:
            yield line
        else:
            self._waiting.append(line)

    def _close(self) -> Iterator[Line]:
        if self._open is not None:
            yield self._line(self._open)
        yield from self._waiting
        self._open, self._waiting = None, []

    def _line(self, paragraph: Paragraph) -> Line:
        first = paragraph.first
        spot = Spot(page=first.page, scanned=first.scanned)
        return Line(paragraph.text, heading=self._headings.level(paragraph), spot=spot)


def _rows(spread: Spread) -> Iterator[Line]:
    for text, whole, page, scanned in spread.lines():
        yield Line(text, row=whole, spot=Spot(page=page, scanned=scanned))
