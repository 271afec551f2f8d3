"""The cells of a table in order: rows that hold something, columns that are used."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.reading.table.cell import Cell

_BLANKS = re.compile(r"[\s\u3000]+")
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,5}")
_ADDED = re.compile(r"[，。；：、！？）》”]|[（(](?![一二三四五六七八九十\d]{1,3}[）)])")
_CLOSED = frozenset("，。；：、！？）】》”…")
_SPANS = 64  # cells that reach into a row from above; more are no table a person made


@dataclass(frozen=True, slots=True)
class Part:
    """A filled cell: its text as one line, and the columns `start` to `end` it covers.

    `row` is the number of its row in the table and `until` the one after its last.
    """

    text: str
    row: int
    until: int
    start: int
    end: int
    head: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the parts that begin in it, and those that reach into it from above."""

    number: int
    parts: tuple[Part, ...]
    above: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that hold text, and the number of columns in which any text begins."""

    rows: tuple[Row, ...]
    width: int


def grid_of(cells: Sequence[Cell]) -> Grid:
    """Return the filled cells by row; columns in which no text begins do not count."""
    filled = [(cell, lines) for cell in cells if (lines := text_lines(cell.text))]
    starts = sorted({cell.column for cell, _ in filled})
    by_row: dict[int, list[Part]] = {}
    for cell, lines in filled:
        start = bisect_left(starts, cell.column)
        end = max(start + 1, bisect_left(starts, cell.column + cell.columns))
        until = cell.row + max(1, cell.rows)
        part = Part(one_line(lines), cell.row, until, start, end, cell.head, lines)
        by_row.setdefault(cell.row, []).append(part)
    rows: list[Row] = []
    reaching: list[Part] = []
    for number in sorted(by_row):
        parts = sorted(by_row[number], key=lambda part: part.start)
        reaching = [part for part in reaching if part.until > number]
        rows.append(Row(number, tuple(parts), tuple(reaching)))
        reaching += [part for part in parts if part.until > number + 1]
        del reaching[_SPANS:]
    return Grid(tuple(rows), len(starts))


def text_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell without needless blanks; names spaced out are closed up.

    >>> text_lines("  张　三 \\n\\n 办公室  主任")
    ('张三', '办公室 主任')
    """
    found = []
    for raw in text.splitlines():
        line = _BLANKS.sub(" ", raw).strip()
        if _SPACED_OUT.fullmatch(line):
            line = line.replace(" ", "")
        if line:
            found.append(line)
    return tuple(found)


def one_line(lines: Sequence[str]) -> str:
    """Join the lines of a cell; a blank parts what no punctuation parts.

    >>> one_line(["1.收发文件；", "2.保管印章", "3.值班", "（兼职）"])
    '1.收发文件；2.保管印章 3.值班（兼职）'
    """
    text = ""
    for line in lines:
        closed = not text or text[-1] in _CLOSED or _ADDED.match(line)
        text += line if closed else f" {line}"
    return text
