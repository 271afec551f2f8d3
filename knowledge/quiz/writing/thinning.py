"""Fewer of what documents have too many of: grades of sanctions, formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from knowledge.quiz.distractors import Found, Pool
from knowledge.quiz.facts import FactKind
from knowledge.quiz.statements import Volume

_MOST = 3  # deeds of an article whose sanction is asked for
_REPEATED = frozenset({FactKind.PHRASE, FactKind.MEMBER, FactKind.METHOD})
_AROUND = 4  # characters beside a formula


def thinned(volume: Volume, pool: Pool) -> Iterator[Found]:
    """Yield the facts of a volume that are worth an item each.

    Of sanctions one grade for a deed, the unusual one first, and few deeds of an article.
    A formula that several documents repeat is asked of the one with the shortest title, which
    is the more general: 中国共产党章程 before the rules under it.
    """
    facts = pool.facts(volume)
    sanctions = _sanctions([one for one in facts if one.fact.kind is FactKind.SANCTION])
    for one in facts:
        if one.fact.kind is FactKind.SANCTION:
            if id(one) in sanctions:
                yield one
        elif one.fact.kind not in _REPEATED or not _more_general(one, volume, pool):
            yield one


def _sanctions(found: list[Found]) -> set[int]:
    kept: set[int] = set()
    deeds: set[tuple[str, int]] = set()
    articles: Counter[str] = Counter()
    for one in sorted(found, key=lambda one: not one.fact.sure):
        passage = one.statement.passage.id
        deed = passage, one.statement.number
        if deed not in deeds and articles[passage] < _MOST:
            deeds.add(deed)
            articles[passage] += 1
            kept.add(id(one))
    return kept


def _more_general(one: Found, volume: Volume, pool: Pool) -> bool:
    text, fact = one.statement.text, one.fact
    words = text[max(0, fact.start - _AROUND) : fact.end + _AROUND]
    own = len(volume.document.title), volume.document.title
    return any(
        (len(other.document.title), other.document.title) < own and words in other.text
        for other in pool.volumes
        if other.document.kind == volume.document.kind
    )
