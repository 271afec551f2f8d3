"""A linear ranker by a listwise softmax, its figures and their intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from ranking_features import Seen
from scipy.optimize import minimize

from knowledge.search.features import NAMES

Row = NDArray[numpy.float64]
RIDGE = 2e-3
# What a fit may find of a feature: that it speaks against a passage, or either. Of all others that
# it speaks for one: where two features say much the same, a fit would else set them against
# each other, which helps on the sets at hand and nowhere else.
AGAINST = frozenset({"stray_head", "bare", "fragment", "stub"})
EITHER = frozenset({"titled", "length", "opposed", "stray_list"})


@dataclass(frozen=True, slots=True)
class Stage:
    """Which features a stage weighs, and whether only those that were read take part."""

    names: tuple[str, ...]
    read_only: bool

    @property
    def columns(self) -> list[int]:
        return [NAMES.index(name) for name in self.names]

    def scores(self, one: Seen, weights: Row) -> Row:
        """Return the scores of its candidates; those that do not take part are left out."""
        rows = one.features[: one.read] if self.read_only else one.features
        return rows[:, self.columns].astype("float64") @ weights


def fit(stage: Stage, sets: Iterable[tuple[Sequence[Seen], float]], ridge: float = RIDGE) -> Row:
    """Return the weights that put the right candidates first.

    Args:
        sets: the questions of each set with what the set counts in all.
    """
    blocks, rights, counts, sizes = [], [], [], []
    for questions, share in sets:
        for one in questions:
            size = one.read if stage.read_only else len(one.right)
            right = one.right[:size]
            if right.any() and not right.all():
                blocks.append(one.features[:size][:, stage.columns])
                rights.append(right)
                counts.append(share / len(questions))
                sizes.append(size)
    x = numpy.concatenate(blocks).astype("float64")
    right = numpy.concatenate(rights).astype("float64")
    count = numpy.asarray(counts) / sum(counts)
    starts = numpy.cumsum([0, *sizes[:-1]])
    owner = numpy.repeat(numpy.arange(len(sizes)), sizes)
    spread = x.std(axis=0) + 1e-6

    def loss(v: Row) -> tuple[float, Row]:
        logits = x @ (v / spread)
        odds = numpy.exp(logits - numpy.maximum.reduceat(logits, starts)[owner])
        whole = numpy.add.reduceat(odds, starts)
        held = numpy.add.reduceat(odds * right, starts) + 1e-300
        value = float(count @ (numpy.log(whole) - numpy.log(held)) + ridge * v @ v)
        slope = (odds / whole[owner] - odds * right / held[owner]) * count[owner]
        return value, x.T @ slope / spread + 2 * ridge * v

    bounds = [
        (None if one in AGAINST | EITHER else 0.0, 0.0 if one in AGAINST else None)
        for one in stage.names
    ]
    start = numpy.zeros(x.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    weights: Row = found.x / spread
    return weights


def ranks(
    questions: Iterable[Seen], first: tuple[Stage, Row], second: tuple[Stage, Row] | None
) -> list[int]:
    """Return the rank of each question's first right candidate; 0 where there is none.

    The second stage orders those that it read; the others follow in the order of the first.
    """
    found = []
    for one in questions:
        order = numpy.argsort(-first[0].scores(one, first[1]), kind="stable")
        if second is not None:
            again = second[0].scores(one, second[1])
            read = numpy.argsort(-again, kind="stable")
            order = numpy.concatenate([read, order[order >= one.read]])
        right = numpy.flatnonzero(one.right[order])
        found.append(int(right[0]) + 1 if len(right) else 0)
    return found


def figures(found: Sequence[int]) -> dict[str, tuple[float, float, float]]:
    """Return each figure with its 95 % bootstrap interval over questions."""
    place = numpy.asarray(found)
    values = {f"hit@{k}": (place > 0) & (place <= k) for k in (1, 5, 10, 100)}
    reciprocal = numpy.where((place > 0) & (place <= 10), 1 / numpy.maximum(place, 1), 0.0)
    values["MRR@10"] = reciprocal
    drawn = numpy.random.default_rng(7).integers(0, len(place), (1000, len(place)))
    told = {}
    for name, value in values.items():
        means = value.astype("float64")[drawn].mean(axis=1)
        low, high = numpy.quantile(means, [0.025, 0.975])
        told[name] = (float(value.mean()), float(low), float(high))
    return told
