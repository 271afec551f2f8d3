"""A worksheet as every kind of workbook gives it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.reading.table import Cell

COLUMNS = 1000  # of a sheet that are read; people's sheets end long before
CELLS = 500_000  # of a workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name and its filled cells, places counted from 0.

    `hidden` is true of a sheet that its author hid; `hidden_rows` and `hidden_columns`
    are places. `cut` is true where the sheet holds more than was read.
    """

    name: str
    cells: tuple[Cell, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    cut: bool = False
