"""Question -> evidence: candidates from both sides, the best of them read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.index import BODY, Embedder, PassageRecord, Terms, WordTable
from knowledge.search.candidates import Candidates
from knowledge.search.catalogue import Catalogue
from knowledge.search.confidence import Confidence
from knowledge.search.evidence import Evidence
from knowledge.search.names import Name, names_in
from knowledge.search.query import Query
from knowledge.search.question import Question
from knowledge.search.ranking_model import RankingModel
from knowledge.search.reranker import Reranker
from knowledge.search.second_reading import SecondReading
from knowledge.search.side import Side
from knowledge.search.titled import Titled
from knowledge.search.weights import notions, synonym_weights

_READ = 40
_OF_ONE_DOCUMENT = 20
_SIDES = 3  # times as many come from each side as are kept


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the names in the question, the evidence, best first."""

    names: Sequence[Name]
    evidence: Sequence[Evidence]
    documents: int
    sureness: Confidence = field(repr=False)

    @property
    def anchored(self) -> bool:
        """Whether the question names a document: a name that not half of them hold."""
        return any(0 < 2 * len(one.holders) < self.documents for one in self.names)

    def confidence(self, evidence: Evidence) -> float:
        """Return the calibrated probability that the passage answers."""
        return self.sureness(evidence.features, self.anchored)

    def threshold(self, question: Question, care: float) -> float:
        """Return the probability below which the question is better refused.

        Args:
            care: 0.5 is as fitted, more refuses more.
        """
        return self.sureness.threshold(question.wants, care)


class Retriever:
    """Finds the passages that speak to a question.

    Args:
        embedder: the one that the passages were embedded with.
        reader: the embedder of single sentences.
        words: finds words of like meaning.
        model: the weights of both stages.
        candidates: how many come back; the best of them are read.
        second_reading: orders the first of them anew with a model, where one is configured.
    """

    def __init__(
        self,
        embedder: Embedder,
        reader: Embedder,
        terms: Terms,
        words: WordTable,
        model: RankingModel,
        *,
        candidates: int = 100,
        second_reading: SecondReading | None = None,
    ) -> None:
        self._embedder = embedder
        self._reader = reader
        self._terms = terms
        self._second_reading = second_reading
        self.model = model
        self._find = Candidates(model, Titled(terms), _SIDES * candidates, candidates)
        self.rerank = Reranker(reader, terms, words, model)

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
        return self._search(self._find, catalogue, question, on, within)

    def _search(
        self,
        find: Candidates,
        catalogue: Catalogue,
        question: Question,
        on: date,
        within: frozenset[str] | None,
    ) -> Found:
        query = self.query(catalogue, question)
        hidden = catalogue.superseded(on) if within is None else frozenset()
        candidates = find(catalogue, query, within=within, hidden=hidden)
        chosen, rest = _spread(candidates)
        read = self.rerank(chosen, query)
        if self._second_reading:
            read = self._second_reading(read, question.text)
        return self.found(catalogue, query, [*read, *_below(rest, read)])

    def ranking(
        self,
        catalogue: Catalogue,
        question: Question,
        on: date,
        *,
        side: Side = Side.FUSED,
        within: frozenset[str] | None = None,
        limit: int = 100,
    ) -> list[PassageRecord]:
        """Return up to `limit` passages, best first, to measure the retrieval by.

        Args:
            side: BM25 is that of the question's own words and bigrams in the passages' own
                text, without the glossary; FUSED is the evidence that answers are made of.
        """
        if side is Side.FUSED:
            find = replace(self._find, kept=max(limit, self._find.kept))
            found = self._search(find, catalogue, question, on, within)
            return [one.record for one in found.evidence][:limit]
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

    def found(self, catalogue: Catalogue, query: Query, evidence: Sequence[Evidence]) -> Found:
        return Found(query.names, evidence, len(catalogue.documents), self.model.confidence)

    def query(self, catalogue: Catalogue, question: Question) -> Query:
        generation = catalogue.generation
        asked = question.subject or question.folded
        spoken = notions(question, self._terms, generation.lexical)
        vector = self._embedder.embed_query(asked)
        same = self._reader is self._embedder
        return Query(
            question,
            synonym_weights(spoken) | dict.fromkeys(self._terms(question.folded), 1.0),
            spoken,
            names_in(question, self._terms, generation),
            vector,
            vector if same else self._reader.embed_query(asked),
        )


def _spread(candidates: Sequence[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Part those that are read from the rest; one document does not crowd out the others."""
    taken: Counter[str] = Counter()
    chosen: list[Evidence] = []
    rest: list[Evidence] = []
    for one in candidates:
        taken[one.document.id] += 1
        (chosen if taken[one.document.id] <= _OF_ONE_DOCUMENT else rest).append(one)
    ordered = [*chosen, *rest]
    return ordered[:_READ], sorted(ordered[_READ:], key=lambda one: -one.score)


def _below(rest: Sequence[Evidence], read: Sequence[Evidence]) -> list[Evidence]:
    """Those that were not read, with scores that go on below the lowest that was."""
    if not rest or not read:
        return list(rest)
    shift = read[-1].score - rest[0].score
    return [replace(one, score=one.score + shift) for one in rest]
