"""Where in its file the lines of a document stand, by offsets into its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.source import SourceLine, Spot
from knowledge.structure import texts


class Spots:
    """The pages, sheets and slides of a document's lines, joined by a line feed."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines: list[tuple[int, int, Spot]] = []
        self._rows: list[tuple[int, str]] = []
        offset = 0
        for line in lines:
            end = offset + len(line.text)
            if line.spot is not None:
                self._lines.append((offset, end, line.spot))
                if line.row and (label := texts.row_label(line.spot)):
                    self._rows.append((offset, label))
            offset = end + 1

    def row(self, start: int, end: int) -> str | None:
        """The label of the first row of a sheet that begins in a stretch (“名册”第5行)."""
        index = bisect_left(self._rows, start, key=lambda row: row[0])
        if index == len(self._rows) or self._rows[index][0] >= end:
            return None
        return self._rows[index][1]

    @property
    def pages(self) -> tuple[tuple[int, str], ...]:
        """Where each page or slide begins, by its label (第12页)."""
        found: list[tuple[int, str]] = []
        for start, _, spot in self._lines:
            label = texts.page_label(spot)
            if label and (not found or found[-1][1] != label):
                found.append((start, label))
        return tuple(found)

    @property
    def scanned(self) -> tuple[tuple[int, int], ...]:
        """The stretches that were recognised in pictures."""
        found: list[tuple[int, int]] = []
        for start, end, spot in self._lines:
            if not spot.scanned:
                continue
            if found and found[-1][1] + 1 == start:
                start = found.pop()[0]
            found.append((start, end))
        return tuple(found)
