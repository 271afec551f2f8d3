"""The rows under a table's head, with the groups they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.reading import texts
from knowledge.reading.table.cell import TableLine
from knowledge.reading.table.evidence import SAMPLE
from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.heads import Head, find_head
from knowledge.reading.table.labels import (
    LABEL,
    group_rank,
    is_field,
    is_named,
    is_note,
    is_time,
    is_total,
    is_value,
    name_of,
    unit_in,
)
from knowledge.reading.table.pairs import Pair, join_pairs, parts_of

_GROUP = 40  # characters of a group's name
_OF_WHICH = "其中"
_SIGNED = 3  # rows at the end where those who filled in the table may stand


def body_lines(
    rows: Sequence[Row], width: int, head: Head | None, *, unit: str = "", group: str = ""
) -> list[TableLine]:
    """Return the data rows, notes and remarks of a table that begins with `head`.

    A name over the whole width, `一、收入`, stands before each row of its group; `group` is
    the first one where it stands over the head. A header row that comes again is left
    out. `unit` is added to each row, for who quotes an amount must say of what.
    """
    body = _Body(rows, width, unit)
    if group:
        body.enter(rows[0], group)
    body.change_head(0, head)
    for index in range(len(rows)):
        body.take(index)
    return body.finish()


@dataclass(frozen=True, slots=True)
class _Group:
    """What rows belong to: a name over the whole width, or a row that others break down."""

    rank: int
    name: str
    across: bool


class _Body:
    def __init__(self, rows: Sequence[Row], width: int, unit: str) -> None:
        self._rows = rows
        self._width = width
        self._unit = unit
        self._lines: list[TableLine] = []
        self._head: Head | None = None
        self._head_texts: list[object] = []
        self._begins = 0  # the row under the head
        self._groups: list[_Group] = []  # the widest first
        self._unsaid: TableLine | None = None  # a group's name that no row has repeated yet
        self._label: Part | None = None  # last in the first column, where nothing is merged
        self._merges = any(
            part.start == 0 and part.until > part.row + 1 for row in rows for part in row.parts
        )

    def change_head(self, index: int, head: Head | None) -> None:
        """Let `head`, which begins with row `index`, name the columns from here on."""
        if head is not None:
            self._head = head
            self._begins = index + head.depth
            self._head_texts = [_texts(row) for row in self._rows[index : self._begins]]

    def enter(self, row: Row, name: str) -> None:
        """Open a group; those of its rank and below are closed, all if it has no number."""
        if self._unsaid is not None and group_rank(name) is None:
            self._lines.append(self._unsaid)
        self._unsaid = TableLine(name, row.number, whole=False)
        self._unit = unit_in(name) or self._unit
        self._open(_Group(group_rank(name) or 0, name, across=True))

    def take(self, index: int) -> None:
        """Add what row `index` says."""
        row = self._rows[index]
        if index < self._begins or _texts(row) in self._head_texts:
            return
        text = row.parts[0].text
        last = len(self._rows) - index
        if len(row.parts) == 1 and self._is_apart(row):
            if len(text) > _GROUP or is_note(text) or last == 1:
                self._say(row, row.parts[0].lines)
                return
            self.enter(row, text)
            self._label = None
            after = self._rows[index + 1 : index + 1 + 2 * SAMPLE]
            self.change_head(index + 1, find_head(after, self._width, strict=True))
        elif last <= _SIGNED and len(row.parts) > 1 and all(is_field(p.text) for p in row.parts):
            self._say(row, [" ".join(part.text for part in row.parts)])
        else:
            self._take_data(row)

    def finish(self) -> list[TableLine]:
        return self._lines if self._unsaid is None else [*self._lines, self._unsaid]

    def _take_data(self, row: Row) -> None:
        name = row.parts[0].text
        if any(is_total(part.text) for part in row.parts):
            self._groups = [] if is_total(name) else self._groups
            self._label = None
        rank = group_rank(name) if row.parts[0].start == 0 else None
        outer = [
            group.name
            for group in self._groups
            if (group.across or name.startswith(_OF_WHICH) if rank is None else group.rank < rank)
        ]
        context: list[Pair] = [("", " › ".join(outer))] if outer else []
        ending: list[Pair] = [(texts.UNIT, self._unit)] if self._unit else []
        for pairs in self._strips(row):
            lines = join_pairs([*context, *pairs, *ending])
            self._lines += [TableLine(line, row.number) for line in lines]
        self._unsaid = None
        if rank is not None and len(name) <= _GROUP:
            self._open(_Group(rank, name, across=False))

    def _strips(self, row: Row) -> Iterator[list[Pair]]:
        """Yield the pairs of a row, of each strip apart where a list is laid side by side."""
        parts = parts_of(row)
        if self._head is None:
            yield [("", part.text) for part in parts]
            return
        under = self._rows[self._begins].number if self._begins < len(self._rows) else 0
        parts = self._named([part for part in parts if part.row >= under])
        if self._is_field_row(row):
            yield [(name_of(row.parts[0]), row.parts[1].text)]
            return
        for start, end in self._head.strips:
            pairs = [
                (self._head.over(part.start, part.end), part.text)
                for part in parts
                if start <= part.start < end
            ]
            if pairs:
                yield pairs

    def _is_field_row(self, row: Row) -> bool:
        """Whether a row under a table is one of a form: `审批意见`, then one wide cell."""
        first, last = row.parts[0], row.parts[-1]
        return (
            len(row.parts) == 2
            and not row.above
            and last.end == self._width
            and last.end - last.start > 1
            and is_named(first.text)
            and not is_time(first.text)
            and not is_value(last.text)
        )

    def _named(self, parts: list[Part]) -> list[Part]:
        """Add the label of the rows above where the first column is blank, not merged."""
        if self._merges or not parts:
            return parts
        if parts[0].start == 0:
            self._label = None if is_value(parts[0].text) else parts[0]
        elif self._label is not None and self._head is not None and self._head.paths[0]:
            return [self._label, *parts]
        return parts

    def _open(self, group: _Group) -> None:
        self._groups = [other for other in self._groups if other.rank < group.rank]
        self._groups.append(group)

    def _say(self, row: Row, lines: Sequence[str]) -> None:
        if self._unsaid is not None:
            self._lines.append(self._unsaid)
            self._unsaid = None
        self._lines += [TableLine(line, row.number, whole=False) for line in lines]

    def _is_apart(self, row: Row) -> bool:
        """Whether the one part of a row is no value but speaks of the rows around it."""
        part = row.parts[0]
        if row.above:
            return False
        numbered = group_rank(part.text) is not None and len(part.text) <= LABEL
        across = part.start == 0 and part.end == self._width
        return (
            across
            or is_note(part.text)
            or (self._head is not None and part.start == 0 and numbered)
        )


def _texts(row: Row) -> tuple[tuple[int, str], ...]:
    return tuple((part.start, part.text) for part in row.parts)
