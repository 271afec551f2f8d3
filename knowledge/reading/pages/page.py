"""A page as it is seen: lines of text with their boxes, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.reading.table import Cell


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

    `confidence` is below 1 for what was recognised in a picture.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed: where it stands, and its cells."""

    box: Box
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number in the file from 1, its size in points, its lines and tables.

    Lines that lie in a table are not among `lines`. `headings` are titles that the file
    itself marks on this page (bookmarks). `scanned` pages were read by recognition.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...] = ()
    headings: tuple[str, ...] = ()
    scanned: bool = False
