"""Whether the first rows of a table read as its head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import LABEL, is_field, is_named, is_time, is_value

SAMPLE = 40
"""Rows under a head that tell whether it is one."""

_RUN = 5  # numbers that count columns rather than things
_ANSWERS = frozenset("是否有无男女对错优良中差ABCDEFGH")

Columns = Mapping[int, Sequence[Part]]


def reads_as_head(
    rows: Sequence[Row], depth: int, paths: Sequence[tuple[str, ...]], *, strict: bool
) -> bool:
    """Whether the first `depth` rows, which name the columns `paths`, are a head.

    They are none where a label is a sentence or an amount, or is of one kind with what
    stands under it. They are one where the corner is empty, where years or weekdays run
    across, or where enough columns have a label that names columns, or numbers or long
    texts under a short one.
    """
    labels = [part for row in rows[:depth] for part in row.parts]
    if labels[0].start == 0 and labels[0].until > rows[depth].number:
        return False  # it labels rows
    covered = [column for column, path in enumerate(paths) if path]
    below = _columns(rows[depth : depth + SAMPLE])
    counted = _days(rows[:depth])
    if any(not _can_head(part, below) for part in labels if part not in counted):
        return False
    if len({paths[column] for column in covered}) < 2 or len(covered) < 0.6 * len(paths):
        return False
    if all(is_field(part.text) for part in labels) or all(
        is_named(part.text) for parts in below.values() for part in parts
    ):
        return False
    named = sum(is_named(paths[column][-1]) for column in covered)
    if strict:
        return named >= 0.75 * len(covered)
    if covered == list(range(1, len(paths))):
        return all(row.parts[0].start == 0 or row.above for row in rows[depth : depth + SAMPLE])
    times = len(counted) or sum(is_time(part.text) for part in labels)
    if times >= 2 and times >= len(covered) - 3 and not is_time(labels[0].text):
        return True
    score = sum(
        is_named(paths[column][-1]) or _contrasts(paths[column][-1], below.get(column, ()))
        for column in covered
    )
    return score > 0 and len(covered) <= 3 * score


def _columns(rows: Sequence[Row]) -> dict[int, list[Part]]:
    """Return the parts of each column that fill no other."""
    found: dict[int, list[Part]] = {}
    for row in rows:
        for part in row.parts:
            if part.end - part.start == 1:
                found.setdefault(part.start, []).append(part)
    return found


def _days(rows: Sequence[Row]) -> frozenset[Part]:
    """Return the cells that count days or weeks across a row: 1, 2, 3 and so on."""
    for row in rows:
        counted = [part for part in row.parts if part.text.isdecimal()]
        numbers = [int(part.text) for part in counted]
        if len(numbers) >= _RUN and numbers == list(range(1, len(numbers) + 1)):
            return frozenset(counted)
    return frozenset()


def _can_head(part: Part, below: Columns) -> bool:
    text = part.text
    if len(text) > 2 * LABEL or text[-1] in "。；！？?":
        return False
    under = below.get(part.start, ())
    if is_time(text):
        return not any(is_time(one.text) for one in under)
    if text in _ANSWERS:
        return not any(one.text in _ANSWERS for one in under)
    return not is_value(text)


def _contrasts(name: str, parts: Sequence[Part]) -> bool:
    """Whether numbers, or texts far longer, stand under a name."""
    if is_time(name):
        return False
    values = sum(is_value(part.text) for part in parts)
    long = sum(
        len(part.text) > max(15, 2 * len(name)) or part.text[-1] in "。；！？?" for part in parts
    )
    return max(values, long) > len(parts) / 2
