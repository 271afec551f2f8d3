"""Which rows head a table, and what each column is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.table.evidence import SAMPLE, reads_as_head
from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import is_label, is_time, is_value, name_of

_DEEPEST = 5
_PATH = 120  # characters of a column's whole path
_NAME = 60  # characters of a label; what is longer explains
_STRIP = 20  # columns of a list that is laid side by side
_TIMES = frozenset({"年份", "年度", "月份", "季度", "日期", "时间", "星期", "周次"})
_STEMS = "甲乙丙丁戊己庚辛"
_UNIT = re.compile(r"[（(].{1,8}[）)]")


class Head:
    """The header rows of a table by column: from the widest label to the narrowest.

    `depth` counts all rows that belong to the head, one with the columns' numbers too.
    `strips` are the columns of each strip of a long list that was laid side by side:
    `部门 | 电话 | 部门 | 电话` has two, (0, 2) and (2, 4); most tables have one.
    """

    def __init__(self, depth: int, paths: Sequence[tuple[str, ...]]) -> None:
        self.depth = depth
        self.paths = tuple(paths)
        self.strips = _strips(self.paths)
        self._names: dict[tuple[int, int], str] = {}

    def over(self, start: int, end: int) -> str:
        """Return what stands over the columns `start` to `end`, "" where nothing does.

        `经费 › 差旅费` over one column; over all columns of 经费 `经费`; over some
        columns that have nothing in common `周一、周二`; nothing over a row's name that
        fills several columns, as 合计 does.
        """
        key = (start, end)
        if key not in self._names:
            self._names[key] = self._name(start, end)
        return self._names[key]

    def _name(self, start: int, end: int) -> str:
        paths = [path for path in self.paths[start:end] if path]
        if not paths:
            return ""
        common = _shared(paths)
        beside = [*self.paths[max(0, start - 1) : start], *self.paths[end : end + 1]]
        if common and (len(paths) == 1 or not any(p[: len(common)] == common for p in beside)):
            return " › ".join(common)
        if start == 0:
            return ""
        names = list(dict.fromkeys(" › ".join(path) for path in paths))
        return "、".join(names) if len(names) <= 4 else f"{names[0]}至{names[-1]}"


def find_head(rows: Sequence[Row], width: int, *, strict: bool = False) -> Head | None:
    """Return the head that `rows` begin with, None where they begin with data.

    A format that marks header cells is believed. Otherwise the merged cells say how many
    rows a head would have, and the texts whether it is one: short labels over numbers or
    over long texts, or words that name columns. `strict` asks for such words.
    """
    sample = rows[: SAMPLE + _DEEPEST]
    marked = 0
    while marked < len(sample) and _is_marked(sample[marked], first=not marked):
        marked += 1
    if all(part.head for row in sample for part in row.parts):  # then a mark tells nothing
        marked = 0
    depth = _block(sample, max(1, marked))
    if depth >= len(rows):
        return None
    paths = _paths(sample[:depth], width)
    if not marked and not reads_as_head(sample, depth, paths, strict=strict):
        return None
    times = all(path and is_time(path[-1]) for path in paths[1:])
    if times and paths[0] and paths[0][-1] in _TIMES and not is_time(sample[depth].parts[0].text):
        paths = ((), *paths[1:])  # 年份 names the columns, not the rows under it
    numbered = depth + 1 < len(rows) and _numbers_columns(sample[depth], len(paths))
    return Head(depth + numbered, paths)


def _is_marked(row: Row, *, first: bool) -> bool:
    """Whether a format marks a row as a header; totals and groups are often marked too."""
    data = len(row.parts) == 1 or any(
        is_value(part.text) and not is_time(part.text) for part in row.parts
    )
    return all(part.head for part in row.parts) and (first or not data)


def _block(rows: Sequence[Row], depth: int) -> int:
    """Return how many rows belong together at the top, by what is merged there."""
    while depth < min(len(rows), _DEEPEST):
        above = [part for row in rows[:depth] for part in row.parts]
        below = rows[depth]
        labels = all(is_label(part.text) or is_time(part.text) for part in below.parts)
        reaches = any(part.until > below.number for part in above)
        split = any(_split(part, below) for part in above if part.end - part.start > 1)
        hangs = all(_UNIT.fullmatch(part.text) for part in below.parts)
        hangs = hangs or (depth == 1 and _hangs(rows))
        if not labels or not (hangs or ((split or reaches) and _fits_under(above, below))):
            break
        depth += 1
    return depth


def _split(part: Part, below: Row) -> bool:
    inner = [one for one in below.parts if part.start <= one.start and one.end <= part.end]
    return len(inner) > 1


def _fits_under(above: Sequence[Part], below: Row) -> bool:
    """Whether each part of a row divides a wider one or follows a blank, as names do.

    In a blank form `出生年月` stands under `姓名` and divides nothing.
    """
    single = {part.start for part in above if part.end - part.start == 1}
    starts = {part.start for part in below.parts}
    return all(
        part.start not in single
        or (part.end in starts and part.end not in {one.start for one in above})
        or _UNIT.fullmatch(part.text)
        for part in below.parts
    )


def _hangs(rows: Sequence[Row]) -> bool:
    """Whether the second row names parts of the first, whose cells nobody merged.

    `项目 | 2023年 |  | 2024年 |` over `| 预算 | 决算 | 预算 | 决算`.
    """
    first = {part.start for part in rows[0].parts}
    second = {part.start for part in rows[1].parts}
    return (
        len(first) > 1
        and min(second) > 0
        and min(first) == 0
        and bool(second - first)
        and len(rows) > 2
        and rows[2].parts[0].start == 0
    )


def _paths(rows: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    paths: list[tuple[str, ...]] = [()] * width
    for level, row in enumerate(rows):
        below = {part.start for part in rows[level + 1].parts} if level + 1 < len(rows) else set()
        for index, part in enumerate(row.parts):
            end = part.end
            after = row.parts[index + 1].start if index + 1 < len(row.parts) else width
            while end < after and end in below and part.start in below:
                end += 1  # nobody merged the label over its columns
            name = name_of(part)
            name = name if len(name) <= _NAME else f"{name[:_NAME]}…"
            for column in range(part.start, end):
                taken = paths[column]
                if taken and _UNIT.fullmatch(name):
                    paths[column] = (*taken[:-1], taken[-1] + name)
                elif name not in taken and sum(map(len, taken)) + len(name) <= _PATH:
                    paths[column] = (*taken, name)
    return tuple(paths)


def _strips(paths: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, int], ...]:
    width = len(paths)
    for size in range(2, min(width // 2, _STRIP) + 1):
        if width % size == 0 and all(paths[:size]) and paths == paths[:size] * (width // size):
            return tuple((start, start + size) for start in range(0, width, size))
    return ((0, width),)


def _shared(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the paths begin with in common."""
    common = paths[0]
    for path in paths[1:]:
        length = min(len(common), len(path))
        common = common[: next((i for i in range(length) if common[i] != path[i]), length)]
    return common


def _numbers_columns(row: Row, width: int) -> bool:
    """Whether a row only numbers the columns: `甲 | 乙 | 1 | 2`."""
    names = [part.text for part in row.parts]
    stems = sum(name in _STEMS and len(name) == 1 for name in names)
    numbers = [str(number + 1) for number in range(len(names) - stems)]
    least = 3 if stems else 4
    return max(least, 0.8 * width) <= len(names) and names == list(_STEMS[:stems]) + numbers
