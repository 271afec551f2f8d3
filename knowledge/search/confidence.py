"""How sure it is that the best passage answers: a logistic function of its features."""

from __future__ import annotations

import math

from knowledge.search.reranker import Features

_BIAS = -2.2
_WEIGHTS = Features(coverage=1.5, content_focus=1.0, sentence=2.0, dense=2.5, fulfils=0.6)


def confidence(features: Features) -> float:
    """Return a number from 0 to 1; the threshold in config.yaml is on this scale."""
    return 1.0 / (1.0 + math.exp(-(_BIAS + features.dot(_WEIGHTS))))
