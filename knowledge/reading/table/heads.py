"""Which rows head a table, and what each column is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.reading.table.grid import Part, Row
from knowledge.reading.table.labels import LABEL, is_label, is_named, is_time, is_value, name_of

_DEEPEST = 5
_SAMPLE = 40
_PATH = 120  # characters of a column's whole path


@dataclass(frozen=True, slots=True)
class Head:
    """The header rows of a table by column: from the widest label to the narrowest."""

    depth: int
    paths: tuple[tuple[str, ...], ...]

    def over(self, start: int, end: int) -> str:
        """Return what stands over the columns `start` to `end`, "" where nothing does.

        `经费 › 差旅费` over one column; over all columns of 经费 `经费`; over some
        columns that have nothing in common `周一、周二`; nothing over a row's name that
        fills several columns, as 合计 does.
        """
        paths = [path for path in self.paths[start:end] if path]
        if not paths:
            return ""
        common = paths[0]
        for path in paths[1:]:
            shared = (a == b for a, b in zip(common, path, strict=False))
            common = common[: next((i for i, same in enumerate(shared) if not same), len(path))]
        outside = [*self.paths[:start], *self.paths[end:]]
        if common and (len(paths) == 1 or not any(p[: len(common)] == common for p in outside)):
            return " › ".join(common)
        if start == 0 and len(paths) > 1:
            return ""
        names = list(dict.fromkeys(" › ".join(path) for path in paths))
        return "、".join(names) if len(names) <= 4 else f"{names[0]}至{names[-1]}"

    @property
    def strips(self) -> tuple[tuple[int, int], ...]:
        """The columns of each strip of a long list that was laid side by side.

        `部门 | 电话 | 部门 | 电话` has two, (0, 2) and (2, 4); most tables have one.
        """
        width = len(self.paths)
        for size in range(2, width // 2 + 1):
            if width % size == 0 and self.paths == self.paths[:size] * (width // size):
                return tuple((start, start + size) for start in range(0, width, size))
        return ((0, width),)


def find_head(rows: Sequence[Row], width: int, *, strict: bool = False) -> Head | None:
    """Return the head that `rows` begin with, None where they begin with data.

    A format that marks header cells is believed. Otherwise the merged cells say how many
    rows a head would have, and the texts whether it is one: short labels over numbers or
    over long texts, or words that name columns. `strict` asks for such words.
    """
    marked = 0
    while marked < len(rows) and all(part.head for part in rows[marked].parts):
        marked += 1
    if marked == len(rows):  # a mark that all have tells nothing
        marked = 0
    depth = _block(rows, max(1, marked))
    if depth >= len(rows):
        return None
    head = Head(depth, _paths(rows[:depth], width))
    if marked or _reads_as_head(rows, depth, head, width, strict=strict):
        return head
    return None


def _block(rows: Sequence[Row], depth: int) -> int:
    """Return how many rows belong together at the top, by what is merged there."""
    while depth < min(len(rows), _DEEPEST):
        below = rows[depth]
        reaches = any(part.until > below.number for row in rows[:depth] for part in row.parts)
        splits = any(
            sum(part.start <= inner.start and inner.end <= part.end for inner in below.parts) > 1
            for part in rows[depth - 1].parts
            if part.end - part.start > 1
        )
        labels = all(is_label(part.text) or is_time(part.text) for part in below.parts)
        if not reaches and not (splits and labels) and not (depth == 1 and _hangs(rows)):
            break
        depth += 1
    return depth


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
        and all(is_label(part.text) for part in rows[1].parts)
        and len(rows) > 2
        and rows[2].parts[0].start == 0
    )


def _paths(rows: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    paths: list[tuple[str, ...]] = [()] * width
    for level, row in enumerate(rows):
        last = level == len(rows) - 1
        for index, part in enumerate(row.parts):
            end = part.end
            if not last and len(rows) > 1 and part.until <= rows[level + 1].number:
                # A label over columns that nobody merged reaches to the next one.
                after = row.parts[index + 1].start if index + 1 < len(row.parts) else width
                below = {inner.start for inner in rows[level + 1].parts}
                while end < after and end in below and part.start in below:
                    end += 1
            name = name_of(part)
            for column in range(part.start, end):
                taken = paths[column]
                if name not in taken and sum(map(len, taken)) + len(name) <= _PATH:
                    paths[column] = (*taken, name)
    return tuple(paths)


def _reads_as_head(
    rows: Sequence[Row], depth: int, head: Head, width: int, *, strict: bool
) -> bool:
    labels = [part for row in rows[:depth] for part in row.parts]
    times = [part for part in labels if is_time(part.text)]
    odd = [part for part in labels if is_value(part.text) and not is_time(part.text)]
    if odd or any(len(part.text) > LABEL * 2 or part.text[-1] in "。；！" for part in labels):
        return False
    covered = [column for column in range(width) if head.paths[column]]
    if len(covered) < 2 or len(covered) < 0.6 * width:
        return False
    named = sum(is_named(head.paths[column][-1]) for column in covered)
    if strict:
        return named >= 0.75 * len(covered)
    below: dict[int, list[Part]] = {}
    for row in rows[depth : depth + _SAMPLE]:
        for part in row.parts:
            if part.end - part.start == 1:
                below.setdefault(part.start, []).append(part)
    if len(times) >= 2 and len(times) >= len(covered) - 2 and not is_time(labels[0].text):
        columns = {part.start for part in times}
        return not any(is_time(part.text) for column in columns for part in below.get(column, ()))
    if len(times) == 1 and len(labels) == len(covered):
        return False
    score = 0
    for column in covered:
        name = head.paths[column][-1]
        parts = below.get(column, [])
        values = sum(is_value(part.text) for part in parts)
        long = sum(len(part.text) > max(15, 2 * len(name)) for part in parts)
        contrast = bool(parts) and not is_value(name) and max(values, long) > len(parts) / 2
        score += contrast or is_named(name)
    return score > 0 and len(covered) <= 3 * score
