"""How much of a document's title a question says: 劳动合同 is most of 劳动合同法."""

from __future__ import annotations

from collections.abc import Container
from weakref import WeakKeyDictionary

from knowledge.index import CONTEXT, Terms
from knowledge.search.catalogue import Catalogue
from knowledge.search.weights import idf


class Titled:
    """Holds the terms of the titles it was asked about, as long as their catalogue lives."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._titles: WeakKeyDictionary[Catalogue, dict[int, dict[str, float]]]
        self._titles = WeakKeyDictionary()

    def __call__(self, catalogue: Catalogue, number: int, asked: Container[str]) -> float:
        """Return the share of the title's terms, each by its rarity, that are asked with."""
        titles = self._titles.setdefault(catalogue, {})
        if number not in titles:
            titles[number] = self._weights(catalogue, number)
        total = held = 0.0
        for term, weight in titles[number].items():
            total += weight
            held += weight if term in asked else 0.0
        return held / total if total else 0.0

    def _weights(self, catalogue: Catalogue, number: int) -> dict[str, float]:
        index = catalogue.generation.outline
        title = catalogue.documents[catalogue.numbers[number]].title
        return {
            term: idf(index.size, index.frequency(term, CONTEXT)) for term in self._terms(title)
        }
