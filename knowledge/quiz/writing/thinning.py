"""Fewer of what documents have too many of: grades of sanctions, formulas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from knowledge.quiz.distractors import Found, Pool
from knowledge.quiz.facts import FactKind
from knowledge.quiz.statements import Volume

_USUAL = "警告或者严重警告"
_USUAL_MOST = 24  # more of one answer, and guessing it wins
_GRADED = re.compile("(?:情节|造成|致使)[^，；]{2,24}的，(?:对[^，]{2,20}，)?(?:应当)?给予(?:其)?$")
_MOST = 3  # deeds of an article whose sanction is asked for
_MOST_ALIKE = 2  # cases of an article with one outcome
_REPEATED = frozenset({FactKind.PHRASE, FactKind.MEMBER, FactKind.METHOD})
_TOGETHER = re.compile("[人名]以上[^，。；]{0,2}共同")
_AROUND = 4  # characters beside a formula


def thinned(volume: Volume, pool: Pool) -> Iterator[Found]:
    """Yield the facts of a volume that are worth an item each.

    Of sanctions one grade for a deed, the unusual one first, and few deeds of an article.
    A formula that several documents repeat is asked of the one with the shortest title, which
    is the more general: 中国共产党章程 before the rules under it.
    """
    facts = pool.facts(volume)
    sanctions = _sanctions([one for one in facts if one.fact.kind is FactKind.SANCTION])
    outcomes: Counter[tuple[str, str]] = Counter()
    for one in facts:
        if one.fact.kind is FactKind.OUTCOME:
            outcomes[one.statement.passage.id, one.fact.text] += 1
            if outcomes[one.statement.passage.id, one.fact.text] > _MOST_ALIKE:
                continue
        if one.fact.kind is FactKind.SANCTION:
            if id(one) in sanctions:
                yield one
        elif _goes_without_saying(one) or _is_mere_wording(one, pool):
            continue
        elif one.fact.kind not in _REPEATED or not _more_general(one, volume, pool):
            yield one


def _goes_without_saying(one: Found) -> bool:
    """Whether a count is one (每季度召开1次, 设1名书记), which nobody takes for another, or the
    二 of 二人以上共同; or a bound: 幅度以下 may be said for 以外; or what the title names."""
    fact, text = one.fact, one.statement.text
    if fact.kind is FactKind.COUNT:
        return fact.text in "1一" or _TOGETHER.match(text, fact.end) is not None
    named = not fact.start and text.startswith("是", fact.end)
    return fact.kind is FactKind.BOUND or (named and fact.text in one.statement.document.title)


def _is_mere_wording(one: Found, pool: Pool) -> bool:
    """Whether a series is nothing that members know by heart: it stands in no charter, and in
    no document but its own."""
    fact, document = one.fact, one.statement.document
    if fact.kind is not FactKind.MEMBER or document.title.endswith("章程"):
        return False
    before = len(fact.text) + 1  # the member before it, as long as itself
    pair = one.statement.text[fact.start - before : fact.end]
    return not any(pair in other.text for other in pool.volumes if other.document.id != document.id)


def _sanctions(found: list[Found]) -> set[int]:
    kept: set[int] = set()
    deeds: set[tuple[str, int]] = set()
    articles: Counter[str] = Counter()
    usual = 0
    for one in sorted(found, key=lambda one: (one.fact.text == _USUAL, not one.fact.sure)):
        passage = one.statement.passage.id
        if one.fact.text == _USUAL:
            graded = _GRADED.search(one.statement.text[: one.fact.start])
            if not graded or usual == _USUAL_MOST:
                continue
        deed = passage, one.statement.number
        if deed not in deeds and articles[passage] < _MOST:
            deeds.add(deed)
            articles[passage] += 1
            kept.add(id(one))
            usual += one.fact.text == _USUAL
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
