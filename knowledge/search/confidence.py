"""How sure it is that the best passage answers: a logistic function of its features."""

from __future__ import annotations

import math

from knowledge.search.reranker import Features

_BIAS = -2.2
_ANCHORED = 0.7
_WEIGHTS = Features(coverage=1.5, content_focus=1.0, sentence=2.0, dense=2.5, fulfils=0.6)


def confidence(features: Features, anchored: bool) -> float:
    """Return a number from 0 to 1; the threshold in config.yaml is on this scale.

    Args:
        anchored: whether the question names the document.
    """
    sum_ = _BIAS + _ANCHORED * anchored + features.dot(_WEIGHTS)
    return 1.0 / (1.0 + math.exp(-sum_))
