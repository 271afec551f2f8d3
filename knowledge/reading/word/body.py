"""The text of a Word file in order: paragraphs, tables, what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from knowledge.reading.limits import Limits
from knowledge.reading.table import Cell, table_lines
from knowledge.reading.word.cells import WordCell, cells_of
from knowledge.reading.word.diagrams import DIAGRAM, diagram_texts
from knowledge.reading.word.elements import Frame, R, W, flatten, value
from knowledge.reading.word.fields import Fields
from knowledge.reading.word.notes import Notes
from knowledge.reading.word.package import WordPackage
from knowledge.reading.word.paragraphs import Paragraphs, begins_page, runs_on
from knowledge.reading.word.runs import PAGE, RunReader, Runs
from knowledge.reading.word.styles import Styles
from knowledge.reading.word.word_line import WordLine

_PARAGRAPH, _TABLE, _CHUNK = W + "p", W + "tbl", W + "altChunk"
_BLOCKS = frozenset((_PARAGRAPH, _TABLE, _CHUNK))
_LONG_CELL, _MANY_LINES = 500, 3  # characters and lines of a cell that is a text by itself

ReadChunk = Callable[[str, int], Iterable[WordLine]]
"""Gives the lines of the chunk that a relation leads to, on a page."""

TakeTable = Callable[[Sequence[Cell]], bool]
"""Whether somebody takes a table for themselves."""


class Body:
    """Reads a document from its first to its last line; one is made for each file.

    `pictures` counts the pictures passed, `revised` tells of tracked changes.
    """

    def __init__(
        self,
        package: WordPackage,
        styles: Styles,
        paragraphs: Paragraphs,
        limits: Limits,
        read_chunk: ReadChunk,
        take: TakeTable | None = None,
    ) -> None:
        self.pictures = 0
        self.revised = False
        self._package = package
        self._styles = styles
        self._paragraphs = paragraphs
        self._notes = Notes(package, styles)
        self._limits = limits
        self._read_chunk = read_chunk
        self._take = take
        self._ends_page = _section_ends(package.document)
        self._page = 0
        self._waiting: list[WordLine] = []  # notes to the table that is being read

    def lines(self) -> list[WordLine]:
        """Return the lines of the whole document."""
        document = self._package.document
        return self._read(document, Fields(document))

    def _read(self, container: Any, fields: Fields, tables: int = 0) -> list[WordLine]:
        """Read what stands in a container; `tables` is the number of tables around it."""
        found: list[WordLine] = []
        reader = RunReader(self._styles, fields)
        runs: Runs | None = None  # of paragraphs that go on in the next one
        last: tuple[Any, Frame] = (None, Frame.TEXT)
        for element, frame in flatten(container, _BLOCKS):
            if element.tag == _PARAGRAPH:
                style = self._paragraphs.style(element)
                own = reader.read(element, style.look)
                runs = own if runs is None else runs.before(own)
                last = element, frame
                if not runs_on(element):
                    found += self._paragraph(element, frame, runs, tables)
                    runs = None
                continue
            if runs is not None:
                found += self._paragraph(*last, runs, tables)
                runs = None
            if element.tag == _TABLE:
                found += self._table(element, fields, tables)
            else:
                found += self._read_chunk(element.get(R + "id", ""), self._page)
        return found if runs is None else found + self._paragraph(*last, runs, tables)

    def _paragraph(self, paragraph: Any, frame: Frame, runs: Runs, tables: int) -> list[WordLine]:
        if begins_page(paragraph, self._paragraphs.style(paragraph)):
            self._page += 1
        cell = tables > 0
        found = self._paragraphs.lines(paragraph, runs, page=self._page, frame=frame, cell=cell)
        self._page += runs.text.count(PAGE) + (paragraph in self._ends_page)
        self.pictures += runs.pictures
        self.revised = self.revised or runs.revised
        for box in runs.boxes:
            found += self._box(box, tables)
        notes = self._notes.lines(runs.notes, self._page)
        if cell:
            self._waiting += notes
            return found
        return found + notes

    def _box(self, box: Any, tables: int) -> list[WordLine]:
        if isinstance(box, str):
            return [WordLine(box, page=self._page)]
        if box.tag != DIAGRAM:
            return self._read(box, Fields(box), tables)
        data = self._package.related(box.get(R + "dm", ""))
        words = diagram_texts(data) if data is not None else []
        return [WordLine(text, page=self._page) for text in words]

    def _table(self, table: Any, fields: Fields, tables: int) -> list[WordLine]:
        if tables >= self._limits.depth:
            return self._deepest(table, fields, tables)
        cells = cells_of(table)
        if len({cell.column for cell in cells}) < 2:  # it only lays out the page
            found = [line for cell in cells for line in self._read(cell.element, fields, tables)]
            return found
        inside = [self._read(cell.element, fields, tables + 1) for cell in cells]
        found = _table_lines(cells, inside, self._take)
        if not tables:
            found += self._waiting
            self._waiting = []
        return found

    def _deepest(self, table: Any, fields: Fields, tables: int) -> list[WordLine]:
        """Read a table inside too many others by its paragraphs alone."""
        reader = RunReader(self._styles, fields)
        found: list[WordLine] = []
        for paragraph, frame in flatten(table, frozenset((_PARAGRAPH,))):
            style = self._paragraphs.style(paragraph)
            runs = reader.read(paragraph, style.look)
            found += self._paragraph(paragraph, frame, runs, tables)
        return found


def _table_lines(
    cells: list[WordCell], inside: list[list[WordLine]], take: TakeTable | None
) -> list[WordLine]:
    """Make lines of a table's cells; a row that holds whole texts is read text by text."""
    kept = [[line for line in lines if line.removed is None] for lines in inside]
    page = next((line.page for lines in inside for line in lines), 0)
    texts = ["\n".join(line.text.replace("\t", " ") for line in lines) for lines in kept]
    plain = [
        Cell(text, cell.row, cell.column, cell.rows, cell.columns, cell.head)
        for cell, text in zip(cells, texts, strict=True)
    ]
    if take is not None and take(plain):
        return []
    opened = {
        cell.row
        for cell, lines, text in zip(cells, kept, texts, strict=True)
        if any(line.row for line in lines) or (len(text) > _LONG_CELL and len(lines) > _MANY_LINES)
    }
    rows: dict[int, list[WordLine]] = {}
    for cell, lines in zip(cells, inside, strict=True):
        wanted = lines if cell.row in opened else [line for line in lines if line.removed]
        rows.setdefault(cell.row, []).extend(wanted)
    for line in reversed(table_lines(plain)):
        if line.row not in opened:
            rows.setdefault(line.row, []).insert(0, WordLine(line.text, row=line.whole, page=page))
    return [line for row in sorted(rows) for line in rows[row]]


def _section_ends(document: Any) -> frozenset[Any]:
    """Return the last paragraphs of the sections that a new page follows."""
    sections = list(document.iter(W + "sectPr"))
    return frozenset(
        section.getparent().getparent()
        for section, following in pairwise(sections)
        if section.getparent().tag == W + "pPr" and value(following, "type") != "continuous"
    )
