"""Forms: tables of labels with what was filled in beside them."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import is_label, is_named, is_value, name_of
from knowledge.reading.table.pairs import Pair


def is_form(rows: Sequence[Row]) -> bool:
    """Whether labels and values take turns: `姓名 | 张三 | 性别 | 男`, row by row."""
    several = [fields for row in rows if len(fields := _fields(row)) > 1]
    if not several or 3 * _named(several[0]) > 2 * len(several[0]):
        return False
    labels = [part for fields in several for part in fields[::2]]
    values = [part for fields in several for part in fields[1::2]]
    taking_turns = sum(_takes_turns(fields) for fields in several)
    return 2 * taking_turns >= len(several) or (
        len({len(fields) for fields in several}) > 1
        and all(is_label(part.text) for part in labels)
        and 2 * _named(labels) >= len(labels)
        and 4 * _named(values) <= len(values)
    )


def form_pairs(rows: Sequence[Row]) -> list[list[Pair]]:
    """Return the pairs of each row; a row of labels only heads the rows under it.

    `家庭成员 | 称谓 | 姓名` over ` | 父亲 | 李某` gives `家庭成员`, `称谓：父亲`, `姓名：李某`.
    """
    found: list[list[Pair]] = []
    heading: dict[int, str] = {}
    for index, row in enumerate(rows):
        fields = _fields(row)
        outer: list[Pair] = [
            ("", part.text) for part in (*row.above, *row.parts) if part not in fields
        ]
        starts = {part.start for part in fields}
        after = rows[index + 1] if index + 1 < len(rows) else None
        if _heads(fields, after):
            heading = {part.start: name_of(part) for part in fields}
            found.append([])
            continue
        if len(starts) < 2 or not starts <= heading.keys() or _takes_turns(fields):
            heading = {}
        if heading:
            found.append([*outer, *((heading[part.start], part.text) for part in fields)])
        else:
            found.append([*outer, *_paired(fields)])
    return found


def _fields(row: Row) -> list[Part]:
    """Return the parts of a row without a label at its left that spans several rows."""
    first = row.parts[0]
    spanning = len(row.parts) > 2 and first.until > row.number + 1 and is_label(first.text)
    return list(row.parts[1:] if spanning else row.parts)


def _named(parts: Sequence[Part]) -> int:
    return sum(is_named(part.text) for part in parts)


def _takes_turns(fields: Sequence[Part]) -> bool:
    return (
        len(fields) > 1
        and all(is_named(part.text) for part in fields[::2])
        and not all(is_named(part.text) for part in fields[1::2])
    )


def _heads(fields: Sequence[Part], after: Row | None) -> bool:
    """Whether a row of a form names the columns of the rows under it."""
    named = _named(fields)
    if after is None or len(fields) < 2 or 3 * named < 2 * len(fields):
        return False
    below = _fields(after)
    return (
        len(below) > 1
        and {part.start for part in below} <= {part.start for part in fields}
        and not _takes_turns(below)
        and not any(is_named(part.text) for part in below)
        and not any(is_value(part.text) for part in fields)
    )


def _paired(fields: Sequence[Part]) -> list[Pair]:
    pairs: list[Pair] = []
    index = 0
    while index < len(fields):
        part = fields[index]
        after = fields[index + 1] if index + 1 < len(fields) else None
        if after is not None and is_label(part.text) and not is_named(after.text):
            pairs.append((name_of(part), after.text))
            index += 2
        else:
            pairs.append(("", part.text))
            index += 1
    return pairs
