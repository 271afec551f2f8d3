"""Forms: tables of labels with what was filled in beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.reading.table.cell import TableLine
from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import is_label, is_named, is_total, is_value, name_of
from knowledge.reading.table.pairs import Pair, join_pairs


def is_form(rows: Sequence[Row]) -> bool:
    """Whether labels stand before their values: `姓名 | 张三 | 性别 | 男`, row by row."""
    several = [fields for row in rows if len(fields := _fields(row)) > 1]
    if not several or 3 * _named(several[0]) > 2 * len(several[0]):
        return False
    mixed = [fields for fields in several if _named(fields) < len(fields)]
    fitting = sum(_labels_lead(fields) for fields in mixed)
    # Two columns fit as soon as one of their names is not known as such.
    return 2 * fitting >= len(mixed) + all(len(fields) == 2 for fields in several)


def leading_fields(rows: Sequence[Row]) -> int:
    """Count the rows at the top that say who and when before a table begins."""
    count = 0
    while count < len(rows) and len(rows[count].parts) > 1 and _labels_lead(rows[count].parts):
        count += 1
    return count


def form_lines(rows: Sequence[Row]) -> list[TableLine]:
    """Return the rows as labels with their values; a row of labels heads the rows under it.

    `家庭成员 | 称谓 | 姓名` over ` | 父亲 | 李某` gives `家庭成员 | 称谓：父亲 | 姓名：李某`.
    """
    return [
        TableLine(text, row.number, whole=len(row.parts) > 1)
        for row, pairs in zip(rows, _form_pairs(rows), strict=True)
        if pairs
        for text in join_pairs(pairs)
    ]


def _form_pairs(rows: Sequence[Row]) -> list[list[Pair]]:
    found: list[list[Pair]] = []
    heading: dict[int, str] = {}
    for index, row in enumerate(rows):
        fields = _fields(row)
        outer: list[Pair] = [
            ("", part.text) for part in (*row.above, *row.parts) if part not in fields
        ]
        total = len(fields) > 1 and bool(heading) and is_total(fields[0].text)
        if total:
            outer.append(("", fields.pop(0).text))
        starts = {part.start for part in fields}
        after = rows[index + 1] if index + 1 < len(rows) else None
        if _heads(fields, after):
            heading = {part.start: name_of(part) for part in fields}
            found.append([])
            continue
        beside = len(starts) > 1 or total
        if not beside or not starts <= heading.keys() or _labels_lead(fields):
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


def _labels_lead(fields: Sequence[Part]) -> bool:
    """Whether each value follows a label; a label may have none."""
    named = [is_named(part.text) for part in fields]
    return named[0] and not all(named) and all(any(pair) for pair in pairwise(named))


def _heads(fields: Sequence[Part], after: Row | None) -> bool:
    """Whether a row of a form names the columns of the rows under it."""
    named = _named(fields)
    if after is None or len(fields) < 2 or 3 * named < 2 * len(fields):
        return False
    below = _fields(after)
    return (
        len(below) > 1
        and {part.start for part in below} <= {part.start for part in fields}
        and not _labels_lead(below)
        and not any(is_named(part.text) for part in below)
        and not any(is_value(part.text) for part in fields)
    )


def _paired(fields: Sequence[Part]) -> list[Pair]:
    pairs: list[Pair] = []
    index = 0
    while index < len(fields):
        part = fields[index]
        after = fields[index + 1] if index + 1 < len(fields) else None
        if after is not None and is_label(part.text) and _is_value(part, after):
            pairs.append((name_of(part), after.text))
            index += 2
        else:
            pairs.append(("", part.text))
            index += 1
    return pairs


def _is_value(label: Part, part: Part) -> bool:
    """Whether a part is what was filled in after a label: no label itself, or wider."""
    return not is_named(part.text) or part.end - part.start > label.end - label.start
