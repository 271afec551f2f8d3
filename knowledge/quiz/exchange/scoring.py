"""How many points each question of a paper is worth, so that they sum to the full marks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from knowledge.quiz.item import ItemType

Points = dict[ItemType, tuple[Fraction, ...]]

# What one question of a type is worth against the others, as papers have it.
_WEIGHTS = {
    ItemType.JUDGE: Fraction(3, 2),
    ItemType.SINGLE: Fraction(2),
    ItemType.BLANK: Fraction(2),
    ItemType.MULTI: Fraction(3),
    ItemType.CARD: Fraction(5),
    ItemType.SHORT: Fraction(10),
}
_HALF = Fraction(1, 2)
_AROUND = 2  # half points up and down that are tried
_PENALTY = Fraction(3, 10)  # for half points, which nobody likes to add up


def share_out(counts: Mapping[ItemType, int], total: int) -> Points:
    """Return the points of each question by type; together they are `total`.

    All questions of a type are worth the same where that can be, in whole or half points;
    else the questions of a section differ by one point.

    >>> [points[0] for points in share_out({ItemType.SINGLE: 20, ItemType.MULTI: 20}, 100).values()]
    [Fraction(2, 1), Fraction(3, 1)]
    >>> share_out({ItemType.SINGLE: 3}, 100)[ItemType.SINGLE]
    (Fraction(34, 1), Fraction(33, 1), Fraction(33, 1))
    """
    types = sorted((one for one in counts if counts[one]), key=lambda one: -counts[one])
    if not types:
        return {}
    even = _even(types, counts, total)
    if even is not None:
        return {one: (even[one],) * counts[one] for one in types}
    return _uneven(types, counts, total)


def full_marks(counts: Mapping[ItemType, int], wanted: int) -> int:
    """Return the full marks: those that are wanted, more only where a question got nothing."""
    if sum(counts.values()) <= 2 * wanted:
        return wanted
    return sum(math.ceil(_WEIGHTS[one]) * count for one, count in counts.items())


def _even(
    types: Sequence[ItemType], counts: Mapping[ItemType, int], total: int
) -> dict[ItemType, Fraction] | None:
    unit = total / sum((counts[one] * _WEIGHTS[one] for one in types), Fraction(0))
    ideal = {one: unit * _WEIGHTS[one] for one in types}
    *free, last = types  # the last has the fewest questions: what is left divides best
    tried = []
    for one in free:
        middle = round(ideal[one] / _HALF)
        tried.append([_HALF * n for n in range(max(1, middle - _AROUND), middle + _AROUND + 1)])
    best: tuple[Fraction, dict[ItemType, Fraction]] | None = None
    for points in product(*tried):
        given = dict(zip(free, points, strict=True))
        spent = sum((counts[one] * worth for one, worth in given.items()), Fraction(0))
        given[last] = (total - spent) / counts[last]
        if not 0 < given[last] <= 2 * ideal[last] or given[last].denominator > 2:
            continue
        cost = _cost(given, ideal)
        if best is None or cost < best[0]:
            best = cost, given
    return best[1] if best else None


def _cost(given: Mapping[ItemType, Fraction], ideal: Mapping[ItemType, Fraction]) -> Fraction:
    """Return how far points are from what papers have; lighter types must not be worth more."""
    upside_down = sum(
        _WEIGHTS[one] < _WEIGHTS[other] and given[one] > given[other]
        for one in given
        for other in given
    )
    off = (abs(worth - ideal[one]) / ideal[one] for one, worth in given.items())
    halves = sum(worth.denominator - 1 for worth in given.values())
    return sum(off, Fraction(0)) + upside_down + halves * _PENALTY


def _uneven(types: Sequence[ItemType], counts: Mapping[ItemType, int], total: int) -> Points:
    step = Fraction(1) if total >= sum(counts.values()) else _HALF
    weights = [_WEIGHTS[one] for one in types for _ in range(counts[one])]
    unit = total / step / sum(weights, Fraction(0))
    steps = [max(1, int(unit * weight)) for weight in weights]
    left = int(total / step) - sum(steps)
    for turn in range(abs(left)):
        if left > 0:
            steps[turn % len(steps)] += 1
        else:
            steps[steps.index(max(steps))] -= 1
    worth = iter(steps)
    return {one: tuple(next(worth) * step for _ in range(counts[one])) for one in types}
