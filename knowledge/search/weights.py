"""How much each term of a question counts, and how much of it a text holds.

A term's weight is its inverse document frequency, ln((N + 1) / (n + 0.5)), after
Robertson and Spärck Jones; single characters count little, a term of the glossary
somewhat less than the word that was asked with.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.index import CONTEXT, TantivyLexicalIndex, Terms
from knowledge.search.glossary import Glossary
from knowledge.search.question import Question

# By part of speech, first letter of the ICTCLAS tag: what is named carries a question,
# what is done less, the rest (adverbs, pronouns, numerals, prepositions) next to nothing.
_NAMED = 1.0
_DONE = 0.6
_REST = 0.15
_FACTORS = {"n": _NAMED, "j": _NAMED, "e": _NAMED, "i": _NAMED, "l": _NAMED, "v": _DONE, "a": _DONE}
_ACROSS = 0.25  # a bigram that spans two words
_SINGLE = 0.3  # a single character
_SYNONYM = 0.6


@dataclass(frozen=True, slots=True)
class Notion:
    """One thing the question speaks of: any of `terms` in a text is a mention of it.

    `factor` is the word's share by part of speech, `weight` that times its idf. `terms`
    maps each spelling to how surely it is a mention (1 for the word asked with,
    less for a synonym's parts).
    """

    word: str
    factor: float
    weight: float
    terms: Mapping[str, float] = field(default_factory=dict)


def notions(
    question: Question, terms: Terms, glossary: Glossary, index: TantivyLexicalIndex
) -> list[Notion]:
    """Return what the question speaks of, each with its weight."""
    synonyms: dict[str, dict[str, float]] = {}
    for word, meanings in glossary.expand(question.subject).items():
        spelled = {part: _SYNONYM for meaning in meanings for part in terms(meaning)}
        for part in terms(word):
            synonyms.setdefault(part, {}).update(spelled)
    factors = _factors(question.subject, terms)
    found: dict[str, Notion] = {}
    for word, factor in factors.items():
        spellings = {word: 1.0, **synonyms.get(word, {})}
        frequency = max(index.frequency(word), index.frequency(word, CONTEXT))
        found[word] = Notion(word, factor, factor * idf(index.size, frequency), spellings)
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
    """Return each term's factor beside its BM25, which holds the frequency already."""
    weights: dict[str, float] = {}
    for notion in wanted:
        for term, surety in notion.terms.items():
            weights[term] = max(weights.get(term, 0.0), notion.factor * surety)
    return weights


def idf(size: int, frequency: int) -> float:
    """Return ln((N + 1) / (n + 0.5)), never below zero."""
    return max(0.0, math.log((size + 1) / (frequency + 0.5)))


def coverage(wanted: Iterable[Notion], present: Collection[str]) -> float:
    """Return the share, 0 to 1, of the question's weight that the terms hold."""
    total = held = 0.0
    for notion in wanted:
        total += notion.weight
        held += notion.weight * max(
            (surety for term, surety in notion.terms.items() if term in present), default=0.0
        )
    return held / total if total else 0.0
