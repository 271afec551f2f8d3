"""What goes into a table and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, its place from 0, and how far it is merged.

    Line feeds in `text` are breaks that the author made. `head` is true where the format
    itself says that it is a header cell.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line made of a table; `row` is the table's row that it comes from, from 0.

    `whole` is true of a data row with its headers, which is understood by itself; false
    of a title, a note, or a question and its answer.
    """

    text: str
    row: int
    whole: bool = True
