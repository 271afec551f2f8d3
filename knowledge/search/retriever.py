"""Question -> evidence: lexical, outline and dense sides, fused by score, read again.

Scores are fused, not ranks: rank fusion was measured to harm when the sides differ in
strength. BM25 is divided by the question's best, so that it lies beside the cosine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.index import BODY, CONTEXT, Embedder, PassageRecord, Terms
from knowledge.search.catalogue import Catalogue
from knowledge.search.names import Name, names_in
from knowledge.search.question import Question
from knowledge.search.reranker import Evidence, Features, Reranker
from knowledge.search.second_reading import SecondReading
from knowledge.search.side import Side
from knowledge.search.weights import Notion, notions, query_weights

_CONTEXT_WEIGHT = 0.4
_OUTLINE_WEIGHT = 0.3
_NAMED_WEIGHT = 0.5
_READ_AGAIN = 24
_OF_ONE_DOCUMENT = 12

Scores = Mapping[int, float]  # by row


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the names in the question, the evidence, best first."""

    names: Sequence[Name]
    evidence: Sequence[Evidence]
    documents: int

    @property
    def anchored(self) -> bool:
        """Whether the question names a document: a name that not half of them hold."""
        return any(0 < 2 * len(one.holders) < self.documents for one in self.names)


class Retriever:
    """Finds the passages that speak to a question.

    Args:
        candidates: how many are taken from each side.
        dense_weight: the cosine's share beside the lexical score.
        second_reading: puts the best in order once more; None leaves it out.
    """

    def __init__(
        self,
        embedder: Embedder,
        terms: Terms,
        *,
        candidates: int = 100,
        dense_weight: float = 0.5,
        second_reading: SecondReading | None = None,
    ) -> None:
        self._embedder = embedder
        self._terms = terms
        self._rerank = Reranker(embedder, terms)
        self._candidates = candidates
        self._dense_weight = dense_weight
        self._second_reading = second_reading

    def __call__(
        self,
        catalogue: Catalogue,
        question: Question,
        on: date,
        *,
        within: frozenset[str] | None = None,
    ) -> Found:
        """Return the evidence for a question.

        Args:
            on: the day whose versions answer.
            within: ids of the documents to stay in; None means all that are in force.
        """
        found, _ = self._search(catalogue, question, on, within)
        return found

    def ranking(
        self,
        catalogue: Catalogue,
        question: Question,
        on: date,
        *,
        side: Side = Side.FUSED,
        within: frozenset[str] | None = None,
        limit: int = 200,
    ) -> list[PassageRecord]:
        """Return up to `limit` passages, best first, to measure the retrieval by.

        Args:
            side: BM25 is that of the question's own words and bigrams in the passages' own
                text, without the glossary; FUSED goes on after the evidence with the
                candidates that were not read again.
        """
        if side is Side.FUSED:
            found, rest = self._search(catalogue, question, on, within)
            return [one.record for one in (*found.evidence, *rest)][:limit]
        generation = catalogue.generation
        if side is Side.BM25:
            terms = Counter(self._terms(question.folded))
            rows = generation.lexical.search({BODY: terms}, limit)
        else:
            vector = self._embedder.embed_query(question.subject or question.folded)
            rows = generation.vectors.search(vector, limit)
        records = catalogue.passages(list(rows))
        hidden = catalogue.superseded(on)
        return [records[row] for row in rows if records[row].passage.document_id not in hidden]

    def _search(
        self,
        catalogue: Catalogue,
        question: Question,
        on: date,
        within: frozenset[str] | None,
    ) -> tuple[Found, list[Evidence]]:
        """Return what was found, and the candidates that were not read again."""
        wanted = notions(question, self._terms, catalogue.generation.lexical)
        vector = self._embedder.embed_query(question.subject or question.folded)
        names = names_in(question, self._terms, catalogue.generation)
        if within is None:
            found = self._everywhere(catalogue, wanted, vector)
            hidden = catalogue.superseded(on)
        else:
            found = self._inside(catalogue, wanted, vector, within)
            hidden = frozenset()
        candidates = self._candidates_for(catalogue, wanted, names, *found)
        allowed = [one for one in candidates if one.document.id not in hidden]
        chosen, rest = _spread(allowed)
        evidence = self._rerank(chosen, question, wanted, vector)
        if self._second_reading:
            evidence = self._second_reading(evidence, question.text)
        return Found(names, evidence, len(catalogue.documents)), rest

    def _everywhere(
        self, catalogue: Catalogue, wanted: Sequence[Notion], vector: Sequence[float]
    ) -> tuple[Scores, Scores]:
        """Return the best of the whole index, by BM25 and by cosine."""
        generation = catalogue.generation
        lexical = generation.lexical.search(_fields(wanted), 2 * self._candidates)
        return lexical, generation.vectors.search(vector, self._candidates)

    @staticmethod
    def _inside(
        catalogue: Catalogue,
        wanted: Sequence[Notion],
        vector: Sequence[float],
        within: frozenset[str],
    ) -> tuple[Scores, Scores]:
        """Return every passage of these documents: none is crowded out by other documents."""
        import numpy

        generation = catalogue.generation
        rows = [row for one in sorted(within) for row in generation.manifest.rows_of(one)]
        scores = generation.lexical.search(_fields(wanted), max(1, generation.lexical.size))
        stored = generation.vectors.vectors(rows)
        dense = {row: float(numpy.dot(one, numpy.asarray(vector))) for row, one in stored.items()}
        return {row: scores[row] for row in rows if row in scores}, dense

    def _candidates_for(
        self,
        catalogue: Catalogue,
        wanted: Sequence[Notion],
        names: Sequence[Name],
        lexical: Scores,
        dense: Scores,
    ) -> list[Evidence]:
        weights = query_weights(wanted)
        whole = {BODY: weights, CONTEXT: weights}
        outline = catalogue.generation.outline.search(whole, self._candidates)
        best_lexical = max(lexical.values(), default=1.0)
        best_outline = max(outline.values(), default=1.0)
        by_document = {catalogue.numbers[one]: score for one, score in outline.items()}
        candidates = []
        for row, record in catalogue.passages(list(lexical.keys() | dense.keys())).items():
            document = catalogue.documents[record.passage.document_id]
            number = catalogue.records[document.id].number
            held = sum(number in one.holders for one in names)
            features = Features(
                lexical=lexical.get(row, 0.0) / best_lexical,
                outline=by_document.get(document.id, 0.0) / best_outline,
                dense=dense.get(row, 0.0),
                named=held / len(names) if names else 1.0,
            )
            candidates.append(Evidence(record, document, features, self._fused(features)))
        candidates.sort(key=lambda one: (-one.score, one.record.row))
        return candidates

    def _fused(self, one: Features) -> float:
        return (
            one.lexical
            + _OUTLINE_WEIGHT * one.outline
            + _NAMED_WEIGHT * one.named
            + self._dense_weight * one.dense
        )


def _spread(candidates: Sequence[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Part the best candidates from the rest; no document crowds out the others."""
    taken: Counter[str] = Counter()
    chosen: list[Evidence] = []
    rest: list[Evidence] = []
    for one in candidates:
        taken[one.document.id] += 1
        (chosen if taken[one.document.id] <= _OF_ONE_DOCUMENT else rest).append(one)
    spread = [*chosen, *rest]
    return spread[:_READ_AGAIN], spread[_READ_AGAIN:]


def _fields(wanted: Sequence[Notion]) -> dict[str, dict[str, float]]:
    weights = query_weights(wanted)
    return {BODY: weights, CONTEXT: {one: _CONTEXT_WEIGHT * weights[one] for one in weights}}
