"""The rows under a table's head, with the groups they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.reading import texts
from knowledge.reading.table.cell import TableLine
from knowledge.reading.table.grid import Row
from knowledge.reading.table.heads import Head, find_head
from knowledge.reading.table.labels import LABEL, group_rank, is_field, is_note, is_total, unit_in
from knowledge.reading.table.pairs import Pair, join_pairs, parts_of

_GROUP = 40  # characters of a group's name


class _Groups:
    """The names of the groups that a row stands in, the widest first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, name: str) -> None:
        """Open a group; those of its rank and below are closed, all if it has no number."""
        rank = group_rank(name)
        inner = 0 if rank is None else rank
        self._open = [(other, text) for other, text in self._open if other < inner]
        self._open.append((inner, name))

    @property
    def pairs(self) -> list[Pair]:
        return [("", " › ".join(name for _, name in self._open))] if self._open else []


def body_lines(
    rows: Sequence[Row], width: int, head: Head | None, unit: str = ""
) -> list[TableLine]:
    """Return the data rows, notes and remarks of a table whose head is `head`.

    A name over the whole width, `一、收入`, stands before each row of its group; a header
    row that comes again is left out; `unit` is added to each row, for who quotes an amount
    must say of what.
    """
    found: list[TableLine] = []
    groups = _Groups()
    skip = 0
    waiting: TableLine | None = None  # a group's name that no row has repeated yet
    heads = [_texts(row) for row in rows[: head.depth]] if head else []
    for index, row in enumerate(rows):
        if index < len(heads) or skip or _texts(row) in heads:
            skip = max(0, skip - 1)
            continue
        text = row.parts[0].text
        if len(row.parts) == 1 and _is_apart(row, width, headed=head is not None):
            if len(text) > _GROUP or is_note(text) or index + 1 == len(rows):
                found += [TableLine(line, row.number, whole=False) for line in row.parts[0].lines]
                continue
            if waiting is not None and group_rank(text) is None:
                found.append(waiting)
            unit = unit_in(text) or unit
            groups.enter(text)
            waiting = TableLine(text, row.number, whole=False)
            new = find_head(rows[index + 1 :], width, strict=True)
            if new is not None:
                head, skip = new, new.depth
                heads = [_texts(each) for each in rows[index + 1 : index + 1 + skip]]
            continue
        if (
            index + 3 >= len(rows)
            and len(row.parts) > 1
            and all(is_field(p.text) for p in row.parts)
        ):
            line = " ".join(part.text for part in row.parts)
            found.append(TableLine(line, row.number, whole=False))
            continue
        if is_total(text):
            groups = _Groups()
        for pairs in _strips(row, head):
            ending: list[Pair] = [(texts.UNIT, unit)] if unit else []
            lines = join_pairs([*groups.pairs, *pairs, *ending])
            found += [TableLine(line, row.number) for line in lines]
        waiting = None
    return found if waiting is None else [*found, waiting]


def _texts(row: Row) -> tuple[tuple[int, str], ...]:
    return tuple((part.start, part.text) for part in row.parts)


def _is_apart(row: Row, width: int, *, headed: bool) -> bool:
    """Whether the one part of a row is no value but speaks of the rows around it."""
    part = row.parts[0]
    if row.above:
        return False
    across = part.start == 0 and part.end == width and width > 1
    return (
        across
        or is_note(part.text)
        or (
            headed
            and part.start == 0
            and group_rank(part.text) is not None
            and len(part.text) <= LABEL
        )
    )


def _strips(row: Row, head: Head | None) -> Iterator[list[Pair]]:
    """Yield the pairs of a row, of each strip apart where a list is laid side by side."""
    parts = parts_of(row)
    if head is None:
        yield [("", part.text) for part in parts]
        return
    for start, end in head.strips:
        pairs = [
            (head.over(part.start, part.end), part.text)
            for part in parts
            if start <= part.start < end
        ]
        if pairs:
            yield pairs
