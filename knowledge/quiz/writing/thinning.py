"""Fewer of what a document has too many of: grades of sanctions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from knowledge.quiz.distractors import Found
from knowledge.quiz.facts import FactKind

_MOST = 3  # deeds of an article whose sanction is asked for


def thinned(facts: Iterable[Found]) -> Iterator[Found]:
    """Yield the facts with one grade of sanction for a deed, the unusual one first, and with
    few deeds of an article: nobody wants to learn every combination of them."""
    facts = list(facts)
    sanctions = [one for one in facts if one.fact.kind is FactKind.SANCTION]
    kept: set[int] = set()
    deeds: set[tuple[str, int]] = set()
    articles: Counter[str] = Counter()
    for one in sorted(sanctions, key=lambda one: not one.fact.sure):
        passage = one.statement.passage.id
        deed = passage, one.statement.number
        if deed not in deeds and articles[passage] < _MOST:
            deeds.add(deed)
            articles[passage] += 1
            kept.add(id(one))
    for one in facts:
        if one.fact.kind is not FactKind.SANCTION or id(one) in kept:
            yield one
