"""The first stage: the passages that may answer, by what is known without reading them.

The best of both sides are taken, by BM25 and by cosine; each is then scored on both, so
that none is set back for being found on one side only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.index import BODY, CONTEXT
from knowledge.search.catalogue import Catalogue
from knowledge.search.evidence import Evidence
from knowledge.search.features import Features, weighted
from knowledge.search.names import Name
from knowledge.search.query import Query
from knowledge.search.ranking_model import RankingModel
from knowledge.search.titled import Titled
from knowledge.search.weights import query_weights

_LESS = 0.4  # what a term in the context counts
_OUTLINES = 100
_NEAREST = 1000
_RANKS = 10.0
_LONG = 400.0
_STUB = 25

Scores = Mapping[int, float]  # by row or by number of a document


@dataclass(frozen=True, slots=True)
class Candidates:
    """Finds the candidates for a query, best first.

    Args:
        titled: how much of a title a question says.
        from_each: how many are taken from each side.
        kept: how many of them come back.
    """

    model: RankingModel
    titled: Titled
    from_each: int
    kept: int

    def __call__(
        self,
        catalogue: Catalogue,
        query: Query,
        *,
        within: frozenset[str] | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> list[Evidence]:
        """Return the candidates.

        Args:
            within: ids of the documents to stay in; None means all.
            hidden: ids of documents that are left out.
        """
        weights = query_weights(query.notions)
        sides = self._sides(catalogue, query, weights, within)
        sizes = catalogue.generation.manifest.sizes_of(sides.rows)
        outline = catalogue.generation.outline.search({BODY: weights, CONTEXT: weights}, _OUTLINES)
        best = max(outline.values(), default=1.0)
        documents = {
            number: {
                "outline": outline.get(number, 0.0) / best,
                "named": _named(query.names, number),
                "titled": self.titled(catalogue, number, weights),
            }
            for number in {number for number, _ in sizes.values()}
            if catalogue.numbers[number] not in hidden
        }
        features = {
            row: Features(
                **side,
                **documents[sizes[row][0]],
                length=min(1.0, sizes[row][1] / _LONG),
                stub=float(sizes[row][1] < _STUB),
            )
            for row, side in sides.features()
            if sizes[row][0] in documents
        }
        scores = {row: weighted(one, self.model.first) for row, one in features.items()}
        kept = sorted(scores, key=lambda row: (-scores[row], row))[: self.kept]
        records = catalogue.passages(kept)
        return [
            Evidence(
                records[row],
                catalogue.documents[records[row].passage.document_id],
                features[row],
                scores[row],
            )
            for row in kept
        ]

    def _sides(
        self,
        catalogue: Catalogue,
        query: Query,
        weights: Mapping[str, float],
        within: frozenset[str] | None,
    ) -> _Sides:
        """Return the rows that either side finds, scored on both."""
        generation = catalogue.generation
        weighed, plain = _fields(weights), _fields(query.terms)
        if within is None:
            dense = generation.vectors.search(query.vector, _NEAREST)
            search = generation.lexical.search
            found = {*search(weighed, self.from_each), *search(plain, self.from_each)}
            rows = sorted(found.union(list(dense)[: self.from_each]))
        else:
            # Every passage of these documents: none is crowded out by other documents.
            rows = sorted(row for one in within for row in generation.manifest.rows_of(one))
            dense = _cosines(generation.vectors.vectors(rows), query.vector)
        scores = generation.lexical.scores
        return _Sides(rows, scores(weighed, rows), scores(plain, rows), dense)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What either side says of the rows."""

    rows: Sequence[int]
    weighed: Scores
    plain: Scores
    dense: Scores

    def features(self) -> Iterator[tuple[int, dict[str, float]]]:
        """Yield each row with its features, on scales that questions have in common."""
        weighed, plain = (max(one.values(), default=1.0) for one in (self.weighed, self.plain))
        lowest = min(self.dense.values(), default=0.0)
        span = max(self.dense.values(), default=1.0) - lowest or 1.0
        plain_ranks = _ranks(self.plain)
        dense_ranks = _ranks({row: self.dense[row] for row in self.rows if row in self.dense})
        for row in self.rows:
            cosine = self.dense.get(row, lowest)
            yield (
                row,
                {
                    "lexical": self.weighed.get(row, 0.0) / weighed,
                    "dense_rank": dense_ranks.get(row, 0.0),
                    "plain": self.plain.get(row, 0.0) / plain,
                    "plain_rank": plain_ranks.get(row, 0.0),
                    "dense": cosine,
                    "nearness": (cosine - lowest) / span,
                },
            )


def _ranks(scores: Scores) -> dict[int, float]:
    order = sorted(scores, key=lambda row: (-scores[row], row))
    return {row: 1.0 / (1.0 + at / _RANKS) for at, row in enumerate(order)}


def _fields(weights: Mapping[str, float]) -> dict[str, Mapping[str, float]]:
    return {BODY: weights, CONTEXT: {term: _LESS * one for term, one in weights.items()}}


def _named(names: Sequence[Name], number: int) -> float:
    return sum(number in one.holders for one in names) / len(names) if names else 1.0


def _cosines(stored: Mapping[int, Sequence[float]], vector: Iterable[float]) -> dict[int, float]:
    import numpy

    asked = numpy.asarray(vector)
    return {row: float(numpy.dot(one, asked)) for row, one in stored.items()}
