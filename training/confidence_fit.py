"""The probability that the first passage answers: fit, reliability and thresholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from ranking_features import Seen
from scipy.optimize import minimize

from knowledge.search.confidence import KINDS, PLAIN, kind_of
from knowledge.search.features import NAMES

Row = NDArray[numpy.float64]

# What may speak for an answer, besides the order: how much of the question is there, how near it
# is, and how far ahead of the next.
CHOSEN = (
    "dense",
    "sentence",
    "plain",
    "coverage",
    "focus",
    "content",
    "content_focus",
    "soft",
    "soft_focus",
    "fulfils",
    "quoted",
    "named",
    "phrase",
    "margin",
)
RIDGE = 2e-3
FOLDS = 5
FALSE_REFUSALS = 0.03  # of the questions whose first passage is right; objections refuse as well
ENOUGH = 40  # questions of one kind for a threshold of its own
# Who wrote a document and where two differ is read off places that the first passage need not be.
# Encyclopedias and laws: good to fit on, but thresholds are for what our users ask.
OTHERS = frozenset({"squad2-zh", "cmrc", "stard_dev"})
READ_OFF = {"author": 0.05, "published": 0.05, "publisher": 0.05, "comparison": 0.05}
BINS = 10


def fit_confidence(
    sets: Mapping[str, Sequence[Seen]], shares: Mapping[str, float], second: Mapping[str, float]
) -> dict[str, Any]:
    """Fit on all sets that have a share, print the reliability of held-out questions."""
    rows, right, count, kinds, names = [], [], [], [], []
    for name, questions in sets.items():
        for one in questions:
            if not len(one.right):
                continue
            best, margin = _best(one, second)
            features = dict(zip(NAMES, one.features[best].tolist(), strict=True))
            features["margin"] = margin
            rows.append([float(one.anchored), *(features[key] for key in CHOSEN)])
            right.append(float(one.right[best]))
            count.append((shares[name] or 0.0) / len(questions))
            kinds.append(kind_of(one.wants))
            names.append(name)
    x, y, weight = numpy.asarray(rows), numpy.asarray(right), numpy.asarray(count)
    fold = numpy.arange(len(y)) % FOLDS
    told = numpy.zeros(len(y))
    for number in range(FOLDS):
        bias, weights = _logistic(x, y, weight * (fold != number))
        told[fold == number] = _sure(x[fold == number], bias, weights)
    print("\nconfidence of the first passage, held out")
    for line in reliability(told, y):
        print(line)
    for name in sets:
        own = numpy.asarray([one == name for one in names])
        true, said = y[own], told[own]
        print(
            f"  {name:12} {own.sum():5} right {true.mean():.3f} told {said.mean():.3f}"
            f" AUC {auc(said, true):.3f}"
        )
    bias, weights = _logistic(x, y, weight)
    ours = numpy.asarray([one not in OTHERS for one in names])
    return {
        "bias": round(bias, 4),
        "anchored": round(float(weights[0]), 4),
        "weights": {
            key: round(float(one), 4) for key, one in zip(CHOSEN, weights[1:], strict=True)
        },
        "thresholds": thresholds(
            told[ours], y[ours], [kinds[at] for at in numpy.flatnonzero(ours)]
        ),
    }


def _best(one: Seen, second: Mapping[str, float]) -> tuple[int, float]:
    """The first passage of those that were read, and its lead over the next."""
    columns = [NAMES.index(name) for name in second]
    scores = one.features[: one.read][:, columns] @ numpy.asarray(list(second.values()))
    order = numpy.argsort(-scores, kind="stable")
    margin = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else 1.0
    return int(order[0]), min(1.0, margin)


def _logistic(x: Row, y: Row, weight: Row) -> tuple[float, Row]:
    spread, mean = x.std(axis=0) + 1e-6, x.mean(axis=0)
    scaled = (x - mean) / spread
    share = weight / weight.sum()

    def loss(v: Row) -> tuple[float, Row]:
        logit = scaled @ v[1:] + v[0]
        value = share @ (numpy.logaddexp(0, logit) - y * logit) + RIDGE * v[1:] @ v[1:]
        slope = share * (1 / (1 + numpy.exp(-logit)) - y)
        return float(value), numpy.concatenate(
            [[slope.sum()], scaled.T @ slope + 2 * RIDGE * v[1:]]
        )

    # More of what speaks for a passage never makes it less sure.
    bounds = [(None, None), *[(0.0, None)] * x.shape[1]]
    start = numpy.zeros(x.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[1:] / spread
    return float(found[0] - weights @ mean), weights


def _sure(x: Row, bias: float, weights: Row) -> Row:
    sure: Row = 1 / (1 + numpy.exp(-(x @ weights + bias)))
    return sure


def reliability(told: Row, right: Row) -> list[str]:
    """The table: what was told, what came true; with the expected calibration error."""
    lines, error = ["  told          questions  mean told  right"], 0.0
    for at in range(BINS):
        low, high = at / BINS, (at + 1) / BINS
        own = (told >= low) & ((told < high) | (at == BINS - 1))
        if own.any():
            mean, share = told[own].mean(), right[own].mean()
            error += own.mean() * abs(mean - share)
            lines.append(f"  {low:.1f} to {high:.1f} {own.sum():12} {mean:10.3f} {share:6.3f}")
    return [*lines, f"  expected calibration error {error:.3f}"]


def auc(told: Row, right: Row) -> float:
    """The chance that a right one is told more surely than a wrong one."""
    order = numpy.argsort(told)
    rank = numpy.empty(len(told))
    rank[order] = numpy.arange(1, len(told) + 1)
    good = right.sum()
    if not 0 < good < len(right):
        return float("nan")
    return float((rank[right > 0].sum() - good * (good + 1) / 2) / (good * (len(right) - good)))


def thresholds(told: Row, right: Row, kinds: Sequence[str]) -> dict[str, float]:
    """For each kind the confidence that all but a few of its right answers reach; kinds with
    few questions have that of all of them together."""
    found = dict(READ_OFF)
    found[PLAIN] = _reached(told[right > 0])
    for kind in KINDS[len(READ_OFF) :]:
        own = numpy.asarray([one == kind for one in kinds]) & (right > 0)
        if own.sum() >= ENOUGH:
            found[kind] = _reached(told[own])
    return found


def _reached(told: Row) -> float:
    return round(float(numpy.quantile(told, FALSE_REFUSALS)), 3)
