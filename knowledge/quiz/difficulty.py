"""How hard an item is, estimated from what it asks for."""

from __future__ import annotations

from knowledge.quiz.facts import FactKind
from knowledge.quiz.item import Difficulty

_EASY = frozenset({FactKind.FREQUENCY, FactKind.AGE, FactKind.MODAL, FactKind.BOUND})
_HARD = frozenset(
    {FactKind.PHRASE, FactKind.METHOD, FactKind.TERM, FactKind.AMOUNT, FactKind.RANGE}
)


def estimate(kind: FactKind, *, options: bool, stem: str) -> Difficulty:
    """Return the estimate: what is chosen is easier than what is filled in, a number that
    everybody meets easier than words, a long stem harder than a short one.

    >>> estimate(FactKind.FREQUENCY, options=True, stem="党小组会一般___召开1次。").value
    'easy'
    """
    steps = 0 if kind in _EASY else 2 if kind in _HARD else 1
    steps += (not options) + (len(stem) > 120)
    return (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)[min(steps, 2)]
