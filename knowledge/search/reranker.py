"""The second stage: reads the best candidates, sentence by sentence, and orders them anew.

BM25 knows how often the question's terms stand in a passage; not whether they stand
together in one sentence, whether that sentence has what is asked for (a figure, a date,
a reason), nor which terms only name the document. Each of these is one feature; the
score is their weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.index import Embedder, Terms, WordTable
from knowledge.search.evidence import Evidence
from knowledge.search.features import weighted
from knowledge.search.fulfilment import fulfils
from knowledge.search.query import Query
from knowledge.search.question import Question
from knowledge.search.ranking_model import RankingModel
from knowledge.search.reading import Reading
from knowledge.search.sentence_scores import SentenceScorer
from knowledge.search.sentences import sentences

__all__ = ["Evidence", "Reranker", "best_sentence"]

_CLOSE = 0.8


class Reranker:
    """Orders candidates by all features.

    Args:
        embedder: of single sentences, hundreds a question: a fast one, whatever model embeds
            the passages.
    """

    def __init__(
        self, embedder: Embedder, terms: Terms, words: WordTable, model: RankingModel
    ) -> None:
        self._terms = terms
        self._score = SentenceScorer(embedder, terms, words)
        self._model = model

    def __call__(self, candidates: Sequence[Evidence], query: Query) -> list[Evidence]:
        """Return the candidates, best first, with all features and sentence relevance."""
        cut = [tuple(sentences(one.record.passage.text)) for one in candidates]
        scored = self._score(candidates, cut, query)
        reading = Reading(query, self._terms)
        read = []
        for candidate, pieces, scores in zip(candidates, cut, scored, strict=True):
            one = reading(candidate, pieces, scores)
            score = weighted(one.features, self._model.second) - self._model.offset
            read.append(replace(one, score=score))
        read.sort(key=lambda one: (-one.score, one.record.row))
        if not read:
            return []
        first, *others = read
        margin = min(1.0, first.score - others[0].score) if others else 1.0
        return [replace(first, features=replace(first.features, margin=margin)), *others]


def best_sentence(evidence: Evidence, question: Question) -> int | None:
    """Return the index of the most relevant sentence; of close ones, the one that has
    what is asked for. None for a passage without a sentence."""
    order = sorted(range(len(evidence.sentences)), key=lambda at: -evidence.relevance[at])
    if not order:
        return None
    enough = _CLOSE * evidence.relevance[order[0]]
    for at in order:
        if evidence.relevance[at] < enough:
            break
        if fulfils(evidence.sentences[at].text, question):
            return at
    return order[0]
