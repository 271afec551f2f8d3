"""The cells of a Word table with their places, merged ones once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.reading.word.elements import W, flatten, integer, switched, value

_ROW, _CELL = frozenset((W + "tr",)), frozenset((W + "tc",))
_MOST_COLUMNS = 100


@dataclass(slots=True)
class WordCell:
    """A cell of a table: its element, its place from 0 and how far it is merged."""

    element: Any
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False


def cells_of(table: Any) -> list[WordCell]:
    """Return the cells of a table row by row.

    What is merged, side by side or down, is one cell; rows and cells whose deletion is
    tracked and hidden rows are none. A cell that is merged to nothing above stands alone.
    """
    found: list[WordCell] = []
    above: dict[int, WordCell] = {}
    rows = [row for row, _ in flatten(table, _ROW) if not _is_gone(row)]
    heads = True
    for number, row in enumerate(rows):
        properties = row.find(W + "trPr")
        heads = heads and bool(switched(properties, "tblHeader"))
        column = integer(value(properties, "gridBefore"), 0, _MOST_COLUMNS) or 0
        here: dict[int, WordCell] = {}
        last: WordCell | None = None
        for element, _ in flatten(row, _CELL):
            cell = element.find(W + "tcPr")
            if cell is not None and cell.find(W + "cellDel") is not None:
                continue
            span = max(1, integer(value(cell, "gridSpan"), 1, _MOST_COLUMNS) or 1)
            upper = above.get(column)
            if last is not None and _continues(cell, "hMerge"):
                last.columns += span
            elif upper is not None and _continues(cell, "vMerge"):
                upper.rows = number - upper.row + 1
                here[column] = last = upper
            else:
                last = WordCell(element, number, column, columns=span, head=heads)
                here[column] = last
                found.append(last)
            column += span
        above = here
    return found


def _continues(properties: Any, merge: str) -> bool:
    """Whether a cell belongs to the one before it; a merge without value goes on."""
    found = properties.find(W + merge) if properties is not None else None
    return found is not None and found.get(W + "val", "continue") == "continue"


def _is_gone(row: Any) -> bool:
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    return properties.find(W + "del") is not None or bool(switched(properties, "hidden"))
