"""How the sentences of all candidates stand to a question, in a few matrix products."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.index import Embedder, Remembered, Terms, WordTable
from knowledge.search.evidence import Evidence
from knowledge.search.query import Query
from knowledge.search.sentences import Sentence
from knowledge.search.weights import held

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from knowledge.search.weights import Table

    Row = NDArray[numpy.float32]


_KEPT = 20_000  # sentences, with a vector each


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Of one candidate: for each sentence its cosine, likeness (the cosine on the scale of all
    that were read), focus, content focus and soft focus; for the whole passage its coverage,
    content and softness. What each means is told at `Features`.
    """

    cosine: list[float]
    likeness: list[float]
    focus: list[float]
    content_focus: list[float]
    soft_focus: list[float]
    coverage: float
    content: float
    soft: float


class SentenceScorer:
    """Scores the sentences of candidates; what it learns of a sentence it remembers."""

    def __init__(self, embedder: Embedder, terms: Terms, words: WordTable) -> None:
        self._words = words
        self._terms = Remembered(lambda texts: [frozenset(terms(one)) for one in texts], _KEPT)
        self._vectors = Remembered(embedder.embed_documents, _KEPT)

    def __call__(
        self,
        candidates: Sequence[Evidence],
        cut: Sequence[Sequence[Sentence]],
        query: Query,
    ) -> Iterator[SentenceScores]:
        """Yield the scores of each candidate's sentences.

        Args:
            cut: each candidate's sentences.
        """
        import numpy

        texts = [one.text for pieces in cut for one in pieces]
        leads = [f"{one.record.passage.lead}\n{one.document.title}" for one in candidates]
        names = ["\n".join(one.document.names) for one in candidates]
        notions = query.notions
        weights = numpy.asarray([one.weight for one in notions], dtype="float32")
        spoken = [at for at, one in enumerate(notions) if one.spoken]
        inside = held(notions, self._terms(texts))
        around = held(notions, self._terms(leads))
        named = held(notions, self._terms(names))
        near = self._words.nearest([notions[at].word for at in spoken], [*leads, *texts]).T
        # A word that stands there, itself or by its term of the rules, is as near as can be.
        near = numpy.maximum(near, numpy.concatenate([around, inside])[:, spoken])
        cosine = _cosines(self._vectors(texts), query.sentence_vector)
        lowest = cosine.min(initial=1.0)
        span = max(float(cosine.max(initial=0.0) - lowest), 1e-6)
        start = 0
        for at, pieces in enumerate(cut):
            own = slice(start, start + len(pieces))
            beyond = slice(len(leads) + own.start, len(leads) + own.stop)
            start = own.stop
            lead = numpy.maximum(around[at], named[at])
            content = numpy.where(named[at] > 0, numpy.float32(0), weights)
            yield SentenceScores(
                cosine=cosine[own].tolist(),
                likeness=((cosine[own] - lowest) / span).tolist(),
                focus=_shares(numpy.maximum(inside[own], lead), weights).tolist(),
                content_focus=_shares(inside[own], content).tolist(),
                soft_focus=_shares(numpy.maximum(near[beyond], near[at]), weights[spoken]).tolist(),
                coverage=_share(inside[own], lead, weights),
                content=_share(inside[own], lead, content),
                soft=_share(near[beyond], near[at], weights[spoken]),
            )


def _shares(rows: Table, weights: Row) -> Row:
    """The share of the weight that each row has."""
    shares: Row = rows @ weights / max(float(weights.sum()), 1e-9)
    return shares


def _share(rows: Table, around: Row, weights: Row) -> float:
    """The share of the weight that the rows have together with what stands around them."""
    return float(_shares(rows.max(axis=0, initial=0.0).clip(around)[None], weights)[0])


def _cosines(vectors: Sequence[Sequence[float]], vector: Sequence[float]) -> Row:
    import numpy

    rows = numpy.asarray(vectors, dtype="float32").reshape(len(vectors), len(vector))
    likeness: Row = rows @ numpy.asarray(vector, dtype="float32")
    return likeness
