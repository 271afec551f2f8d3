"""How sure it is that a passage answers: a calibrated probability, and what is sure enough.

A logistic function of the passage's features, fitted so that of all passages told with 0.7
seven in ten are right; docs/decisions/0010 has the table.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.search.features import Features, checked, weighted

PLAIN = "plain"
# One question may ask for several kinds of thing: the first of these that it asks for counts.
KINDS = (
    "author",
    "published",
    "publisher",
    "comparison",
    "frequency",
    "duration",
    "number",
    "time",
    "reason",
    "list",
    PLAIN,
)


def kind_of(wants: Collection[str]) -> str:
    """Return the kind whose threshold holds for a question that wants these.

    >>> kind_of({"number", "duration"})
    'duration'
    """
    return next((kind for kind in KINDS if kind in wants), PLAIN)


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted function and, for each kind of question, what is sure enough.

    `anchored` is what it adds that the question names a document; a kind without a
    threshold of its own has that of plain questions.
    """

    bias: float
    anchored: float
    weights: Mapping[str, float]
    thresholds: Mapping[str, float]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Confidence:
        """Read it from its part of the weights file; raises ValueError, KeyError, TypeError."""
        thresholds = {kind: float(one) for kind, one in told["thresholds"].items()}
        if unknown := thresholds.keys() - set(KINDS):
            raise ValueError(f"unknown kinds: {', '.join(sorted(unknown))}")
        if not all(0.0 < one < 1.0 for one in (thresholds[PLAIN], *thresholds.values())):
            raise ValueError("thresholds that are no probabilities")
        return cls(
            float(told["bias"]), float(told["anchored"]), checked(told["weights"]), thresholds
        )

    def __call__(self, features: Features, anchored: bool) -> float:
        """Return the probability, 0 to 1, that the passage with these features answers."""
        sum_ = self.bias + self.anchored * anchored + weighted(features, self.weights)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum_))))

    def threshold(self, wants: Collection[str], care: float = 0.5) -> float:
        """Return the probability below which such a question is better refused.

        Args:
            care: 0.5 takes the fitted threshold as it is; more refuses more, less refuses
                less (both are added up as log-odds).
        """
        fitted = self.thresholds.get(kind_of(wants), self.thresholds[PLAIN])
        for_, against = fitted * care, (1.0 - fitted) * (1.0 - care)
        return for_ / (for_ + against)
