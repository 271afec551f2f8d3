"""A page as it is seen: lines of text with their boxes, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.reading.table import Cell
from knowledge.reading.texts import Removed


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text as printed; `size` is the height of its characters in points.

    `confidence` is below 1 for what was recognised in a picture; `removed` says why a line
    is no part of the text (a page number, a watermark).
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    confidence: float = 1.0
    removed: Removed | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed: where it stands, and its cells.

    `doubtful` holds the texts in them that recognition was not sure of.
    """

    box: Box
    cells: tuple[Cell, ...]
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a file brings along; `level` 1 is the outermost."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number in the file from 1, its size in points, its lines and tables.

    Lines that lie in a table are not among `lines`. `bookmarks` are the titles that
    the file's outline names on this page. `scanned` pages were read by recognition.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    scanned: bool = False
