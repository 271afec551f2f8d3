"""A ranking of passages -> the rank of each piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from knowledge.evaluation.targets import Stretch, Target

Units = Callable[[Stretch], Sequence[str]]
"""What a passage counts as (itself, its article, its document); each counts once."""


def ranks(found: Iterable[Stretch], targets: Sequence[Target], units: Units) -> list[int | None]:
    """Return the rank, from 1, at which each target is first hit; None where it never is.

    A unit that was counted before does not count again: three passages of one article
    take one rank. What counts as nothing takes none.
    """
    counted: dict[str, int] = {}
    best: list[int | None] = [None] * len(targets)
    for stretch in found:
        own = units(stretch)
        for unit in own:
            counted.setdefault(unit, len(counted) + 1)
        if not own:
            continue
        rank = min(counted[unit] for unit in own)
        for index, target in enumerate(targets):
            earlier = best[index]
            if (earlier is None or rank < earlier) and target.hit(stretch):
                best[index] = rank
    return best


def has_all_keys(said: str, keys: Iterable[Sequence[str]]) -> bool:
    """Whether each key stands in what was said, in one of its spellings, white space aside.

    >>> has_all_keys("每月至少 召开一次", [("每月", "一个月"), ("一次",)])
    True
    """
    text = "".join(said.split())
    return all(any("".join(one.split()) in text for one in spellings) for spellings in keys)
