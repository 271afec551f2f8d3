"""How much each term of a question counts, and how much of it a text holds.

A term's weight is its inverse document frequency, ln((N + 1) / (n + 0.5)), after
Robertson and Spärck Jones; single characters count little, a term of the glossary
somewhat less than the word that was asked with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.index import CONTEXT, LexicalSearch, Terms
from knowledge.search.question import Question

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float32]

# By part of speech, first letter of the ICTCLAS tag: what is named carries a question,
# what is done less, the rest (adverbs, pronouns, numerals, prepositions) next to nothing.
_NAMED = 1.0
_DONE = 0.6
_REST = 0.15
_FACTORS = {"n": _NAMED, "j": _NAMED, "e": _NAMED, "i": _NAMED, "l": _NAMED, "v": _DONE, "a": _DONE}
_ACROSS = 0.25  # a bigram that spans two words
_SINGLE = 0.3  # a single character
_SYNONYM = 0.8


@dataclass(frozen=True, slots=True)
class Notion:
    """One thing the question speaks of.

    `factor` is the word's share by part of speech, `weight` that times its idf.
    `synonyms` are the terms of the glossary for it, each as the set of index terms that
    must all stand in a text that speaks of it. `spoken` is a word as it was said, not a
    bigram of two.
    """

    word: str
    factor: float
    weight: float
    synonyms: tuple[frozenset[str], ...] = ()
    spoken: bool = True

    def held(self, present: Set[str]) -> float:
        """How surely a text with these terms speaks of it, 0 to 1."""
        if self.word in present:
            return 1.0
        if not self.synonyms:
            return 0.0
        return _SYNONYM if any(one <= present for one in self.synonyms) else 0.0


def notions(question: Question, terms: Terms, index: LexicalSearch) -> list[Notion]:
    """Return what the question speaks of, each with its weight."""
    synonyms: dict[str, list[frozenset[str]]] = {}
    for word, meanings in question.synonyms.items():
        spelled = [one for one in (frozenset(terms(meaning)) for meaning in meanings) if one]
        for part in terms(word):
            synonyms.setdefault(part, []).extend(spelled)
    found: dict[str, Notion] = {}
    said = {word for word, _ in terms.tagged(question.subject)}
    for word, factor in _factors(question.subject, terms).items():
        frequency = max(index.frequency(word), index.frequency(word, CONTEXT))
        weight = factor * idf(index.size, frequency)
        spoken = word in said
        found[word] = Notion(word, factor, weight, tuple(synonyms.get(word, ())), spoken)
    return list(found.values())


def _factors(subject: str, terms: Terms) -> dict[str, float]:
    """Return each term of the subject with its share by part of speech."""
    factors: dict[str, float] = {}
    for word, tag in terms.tagged(subject):
        share = _FACTORS.get(tag[:1], _REST)
        if word.isascii() and any(one.isalnum() for one in word):
            share = _NAMED
        for term in terms(word):
            single = len(term) == 1 and not term.isascii()
            factors[term] = max(factors.get(term, 0.0), share * (_SINGLE if single else 1.0))
    for term in terms(subject):
        factors.setdefault(term, _ACROSS)
    return factors


def query_weights(wanted: Iterable[Notion]) -> dict[str, float]:
    """Return each term's factor beside its BM25, which holds the frequency already.

    The terms of a synonym share one factor, so that a long one does not outweigh the rest.
    """
    weights = synonym_weights(wanted)
    for notion in wanted:
        weights[notion.word] = max(weights.get(notion.word, 0.0), notion.factor)
    return weights


def synonym_weights(wanted: Iterable[Notion]) -> dict[str, float]:
    """Return what the terms of the rules count that stand for everyday words."""
    weights: dict[str, float] = {}
    for notion in wanted:
        for terms in notion.synonyms:
            share = notion.factor * _SYNONYM / math.sqrt(len(terms))
            for term in terms:
                weights[term] = max(weights.get(term, 0.0), share)
    return weights


def idf(size: int, frequency: int) -> float:
    """Return ln((N + 1) / (n + 0.5)), never below zero."""
    return max(0.0, math.log((size + 1) / (frequency + 0.5)))


def held(wanted: Sequence[Notion], texts: Iterable[Set[str]]) -> Table:
    """Return for each text (row) how surely it speaks of each notion (column)."""
    import numpy

    rows = [[notion.held(present) for notion in wanted] for present in texts]
    return numpy.asarray(rows, dtype="float32").reshape(len(rows), len(wanted))


def coverage(wanted: Iterable[Notion], present: Set[str]) -> float:
    """Return the share, 0 to 1, of the question's weight that the terms hold."""
    total = held = 0.0
    for notion in wanted:
        total += notion.weight
        held += notion.weight * notion.held(present)
    return held / total if total else 0.0
