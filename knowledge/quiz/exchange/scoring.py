"""How many points each question of a paper is worth, so that they sum to the full marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from knowledge.quiz.item import ItemType

# What one question of a type is worth against the others, as papers have it.
_WEIGHTS = {
    ItemType.JUDGE: 2,
    ItemType.SINGLE: 2,
    ItemType.BLANK: 2,
    ItemType.MULTI: 3,
    ItemType.CARD: 5,
    ItemType.SHORT: 10,
}
_HALF = Fraction(1, 2)
_AROUND = 4  # half points up and down that are tried
_PENALTY = Fraction(1, 10)  # for half points, which nobody likes to add up


def share_out(counts: Mapping[ItemType, int], total: int) -> dict[ItemType, tuple[Fraction, ...]]:
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
    questions = sum(counts.values())
    return (
        wanted if questions <= 2 * wanted else sum(_WEIGHTS[one] * n for one, n in counts.items())
    )


def _even(
    types: Sequence[ItemType], counts: Mapping[ItemType, int], total: int
) -> dict[ItemType, Fraction] | None:
    unit = Fraction(total) / sum(counts[one] * _WEIGHTS[one] for one in types)
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
        left = total - spent
        given[last] = left / counts[last]
        if left <= 0 or given[last].denominator > 2 or given[last] > 2 * ideal[last]:
            continue
        cost = sum(
            (
                abs(worth - ideal[one]) / ideal[one] + (worth.denominator - 1) * _PENALTY
                for one, worth in given.items()
            ),
            Fraction(0),
        )
        if best is None or cost < best[0]:
            best = cost, given
    return best[1] if best else None


def _uneven(
    types: Sequence[ItemType], counts: Mapping[ItemType, int], total: int
) -> dict[ItemType, tuple[Fraction, ...]]:
    step = Fraction(1) if total >= sum(counts.values()) else _HALF
    steps = int(total / step)
    weights = [_WEIGHTS[one] for one in types for _ in range(counts[one])]
    given = [max(1, steps * weight // sum(weights)) for weight in weights]
    left = steps - sum(given)
    for turn in range(abs(left)):
        if left > 0:
            given[turn % len(given)] += 1
        else:
            given[given.index(max(given))] -= 1
    worth = iter(given)
    return {one: tuple(next(worth) * step for _ in range(counts[one])) for one in types}
