"""The form of a row in text: `岗位：办公室 | 人数：3`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.reading import texts
from knowledge.reading.table.grid import Part, Row

LONGEST = 2000  # characters of a line
_REPEATED = 100  # of a cell that is repeated in each row it reaches into
_ALL_REPEATED = 300

Pair = tuple[str, str]  # the header, "" where there is none, and the value


def join_pairs(pairs: Sequence[Pair]) -> list[str]:
    """Return a row as one line, or as several where it is longer than `LONGEST`.

    The parts of a row are parted by ` | `, a header from its value by the first `：`;
    bars in the table itself become ｜. Each further line begins as the first one does.

    >>> join_pairs([("", "一、支出"), ("科目", "差旅费"), ("金额（元）", "2,000")])
    ['一、支出 | 科目：差旅费 | 金额（元）：2,000']
    """
    lines: list[str] = []
    current: list[str] = []
    for piece in _pieces(pairs):
        if current and sum(map(len, current)) + 3 * len(current) + len(piece) > LONGEST:
            lines.append(" | ".join(current))
            current = [current[0]] if len(current[0]) <= _REPEATED else []
        current.append(piece)
    return [*lines, " | ".join(current)]


def _pieces(pairs: Iterable[Pair]) -> Iterable[str]:
    for name, value in pairs:
        value = value.replace("|", "｜")
        room = LONGEST - len(name) - 2 * _REPEATED
        for start in range(0, len(value), room):
            label = name if not start or not name else name + texts.CONTINUED
            text = value[start : start + room]
            yield f"{label}：{text}" if label else text


def parts_of(row: Row) -> list[Part]:
    """Return the parts of a row in order, short ones that reach into it included.

    A long text that is merged over several rows stands in its first row only.
    """
    repeated: list[Part] = []
    room = _ALL_REPEATED
    for part in row.above:
        if len(part.text) <= min(_REPEATED, room):
            repeated.append(part)
            room -= len(part.text)
    return sorted([*repeated, *row.parts], key=lambda part: (part.start, part.row))
