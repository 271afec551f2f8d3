"""An optional second reading: a model reads question and passage together.

An embedding model sees a passage without the question; a cross-encoder sees both at once
and judges better, at a cost that only a few candidates can bear.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from knowledge.errors import ZhiguiError
from knowledge.once import once
from knowledge.search.reranker import Evidence

if TYPE_CHECKING:
    from knowledge.index import NamedModel

_LOG = logging.getLogger(__name__)


class Judge(Protocol):
    """Says how well each passage answers a question, each from 0 to 1."""

    def __call__(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """Return one number a passage."""
        ...


class CrossEncoderJudge:
    """A sentence-transformers `CrossEncoder`, loaded at the first question; threads take turns.

    Raises:
        SettingsError: the model cannot be loaded, or does not judge pairs.
    """

    def __init__(self, model: NamedModel) -> None:
        self._named = model
        self._judging = Lock()

    def __call__(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """Return the model's score of each pair, through the logistic function."""
        with self._judging:
            raw = self._model.predict(
                [(question, passage) for passage in passages],
                activation_fn=_as_it_is,
                show_progress_bar=False,
            )
        return [_logistic(float(one)) for one in raw]

    @once
    def _model(self) -> Any:
        return self._named.cross_encoder()


class SecondReading:
    """Lets a judge read the best candidates and joins its score to theirs.

    Args:
        candidates: how many are read.
        weight: the judge's share, from 0 (the order stays) to 1 (the judge's order).
    """

    def __init__(self, judge: Judge, *, candidates: int = 20, weight: float = 0.5) -> None:
        self._judge = judge
        self._candidates = candidates
        self._weight = weight

    def __call__(self, evidence: Sequence[Evidence], question: str) -> list[Evidence]:
        """Return the evidence, the best in the new order, the others after it as they were.

        The new scores lie between the best and the worst that were read again, so that
        they compare with the others'. A judge that fails leaves the order as it is.

        Args:
            evidence: best first.
        """
        read, rest = list(evidence[: self._candidates]), evidence[self._candidates :]
        if len(read) < 2:
            return list(evidence)
        try:
            judged = self._judge(question, [one.record.passage.embedding_text for one in read])
            if len(judged) != len(read) or not all(0 <= one <= 1 for one in judged):
                raise ValueError("not one number from 0 to 1 for each passage")
        except ZhiguiError:
            raise  # a wrong setting is told, not hidden
        except Exception:
            _LOG.exception("the second reading failed; the order stays as it was")
            return list(evidence)
        best, worst = read[0].score, read[-1].score
        room = best - worst or 1.0
        again = [
            replace(one, score=worst + room * self._joined((one.score - worst) / room, score))
            for one, score in zip(read, judged, strict=True)
        ]
        again.sort(key=lambda one: (-one.score, one.record.row))
        return [*again, *rest]

    def _joined(self, before: float, judged: float) -> float:
        return (1 - self._weight) * before + self._weight * judged


def _as_it_is(raw: Any) -> Any:
    """Stand in for the activation that a model's own configuration may name or leave out."""
    return raw


def _logistic(raw: float) -> float:
    """Return 1 / (1 + e^-x), safe for large numbers."""
    return 0.5 * (1 + math.tanh(raw / 2))
