"""Cuts a stretch of text into balanced pieces at its best borders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE = re.compile(r"[。！？；!?;]+[”’」』）)】》]*|\n+")
_SERIES = re.compile(
    r"(?<=[。；：，！？”）)\s])(?=(?:[一二三四五六七八九十]{1,2}[是要]|其[一二三四五六七八九十]，"
    r"|第[一二三四五六七八九十]，|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]))"
)
_CLAUSE = re.compile(r"[，,、：:|]\s*|\s+")

SENTENCE_COST = 0.55
SERIES_COST = 0.2
_CLAUSE_COST = 4.0
_FORCED_COST = 20.0


@dataclass(frozen=True, slots=True)
class Cut:
    """A position where a piece may begin, and how bad it is to cut there."""

    at: int
    cost: float


def sentence_cuts(text: str, start: int, end: int) -> list[Cut]:
    """The borders of sentences and of 一是…二是… between two offsets.

    >>> [cut.at for cut in sentence_cuts("甲。乙；丙。", 0, 6)]
    [2, 4]
    """
    costs: dict[int, float] = {}
    for match in _SENTENCE.finditer(text, start, end):
        costs[match.end()] = SENTENCE_COST
    for match in _SERIES.finditer(text, start, end):
        before = text[match.start() - 1]
        costs[match.start()] = SERIES_COST if before in "。；！？\n" else SENTENCE_COST * 2
    return [Cut(at, cost) for at, cost in sorted(costs.items()) if start < at < end]


def cut(
    text: str, start: int, end: int, borders: Sequence[Cut], longest: int
) -> list[tuple[int, int]]:
    """Return the pieces of `text[start:end]`, trimmed, none longer than `longest`.

    The pieces are cut at the borders given, at those of sentences, and inside a sentence
    only where it alone is too long.
    """
    start, end = _trim(text, start, end)
    if end - start <= longest:
        return [(start, end)] if start < end else []
    costs = {item.at: item.cost for item in sentence_cuts(text, start, end)}
    costs.update({item.at: item.cost for item in borders if start < item.at < end})
    _force(text, start, end, costs, longest)
    points = sorted(costs)
    begins = [start, *points]
    ends = [*points, end]
    spans = [_trim(text, a, b) for a, b in zip(begins, ends, strict=True)]
    atoms = [(a, b, costs.get(at, 0.0)) for (a, b), at in zip(spans, begins, strict=True) if a < b]
    return _best(atoms, longest)


def _best(atoms: Sequence[tuple[int, int, float]], longest: int) -> list[tuple[int, int]]:
    count = len(atoms)
    totals = [0.0] + [float("inf")] * count
    origin = [0] * (count + 1)
    for last in range(1, count + 1):
        end = atoms[last - 1][1]
        for first in range(last - 1, -1, -1):
            begin, _, cost = atoms[first]
            length = end - begin
            if length > longest and first < last - 1:
                break
            empty = (longest - length) / longest
            total = totals[first] + (cost if first else 0.0) + 1.0 + empty * empty
            if total < totals[last]:
                totals[last], origin[last] = total, first
    pieces: list[tuple[int, int]] = []
    last = count
    while last:
        first = origin[last]
        pieces.append((atoms[first][0], atoms[last - 1][1]))
        last = first
    return pieces[::-1]


def _force(text: str, start: int, end: int, costs: dict[int, float], longest: int) -> None:
    """Add clause borders, and at worst bare positions, inside sentences that are too long."""
    points = [start, *sorted(costs), end]
    for begin, stop in pairwise(points):
        low, high = _trim(text, begin, stop)
        if high - low <= longest:
            continue
        clauses = [low]
        for match in _CLAUSE.finditer(text, low, high):
            if low < match.end() < high:
                costs[match.end()] = _CLAUSE_COST
                clauses.append(match.end())
        clauses.append(high)
        for a, b in pairwise(clauses):
            pieces = -(-(b - a) // longest)
            for number in range(1, pieces):
                costs[a + (b - a) * number // pieces] = _FORCED_COST


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
