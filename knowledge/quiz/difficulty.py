"""How hard an item is, estimated from what it asks for."""

from __future__ import annotations

from knowledge.quiz.facts import NUMERIC, FactKind
from knowledge.quiz.item import Difficulty

# By kind, where 1 is a rule that one has to have read; set by hand, not fitted to votes.
_BASE = {
    FactKind.FREQUENCY: 0.0,
    FactKind.AGE: 0.0,
    FactKind.MODAL: 0.0,
    FactKind.BOUND: 0.0,
    FactKind.MEMBER: 0.5,
    FactKind.PHRASE: 1.5,
    FactKind.METHOD: 1.5,
    FactKind.TERM: 1.5,
    FactKind.AMOUNT: 1.5,
    FactKind.RANGE: 1.5,
}
_HARD_TO_CHOOSE, _HARD_TO_FILL = 1.5, 2.0
_LONG = 120  # characters of a stem


def estimate(kind: FactKind, *, options: bool, stem: str) -> Difficulty:
    """Return the estimate: what is chosen is easier than what is filled in, a number easier
    filled in than words, a long stem harder than a short one. What is chosen counts as hard
    sooner: whoever asks for hard items of a type means the hardest of that type.

    >>> estimate(FactKind.FREQUENCY, options=True, stem="党小组会一般___召开1次。").value
    'easy'
    >>> estimate(FactKind.PHRASE, options=True, stem="坚持把___作为首要任务。").value
    'hard'
    >>> estimate(FactKind.SANCTION, options=False, stem="情节严重的，给予___处分。").value
    'hard'
    """
    filling = 0.0 if options else 0.5 if kind in NUMERIC else 1.0
    weight = _BASE.get(kind, 1.0) + filling + 0.5 * (len(stem) > _LONG)
    hard = _HARD_TO_CHOOSE if options else _HARD_TO_FILL
    if weight >= hard:
        return Difficulty.HARD
    return Difficulty.EASY if weight < 1 else Difficulty.MEDIUM
