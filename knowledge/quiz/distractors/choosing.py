"""A fact -> three wrong options: of its kind, never right, never given away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.model import digest
from knowledge.quiz.distractors.numbers import other_numbers
from knowledge.quiz.distractors.pool import Found, Pool
from knowledge.quiz.distractors.scales import in_order
from knowledge.quiz.distractors.words import other_words, short_name, too_near
from knowledge.quiz.facts import NUMERIC, FactKind
from knowledge.quiz.standing import statement_of

_WRONG = 3  # options of an item
_CLOSED = NUMERIC | {FactKind.SANCTION, FactKind.MODAL, FactKind.BOUND}
_AROUND = 5
_SEASON = re.compile("第[一二三四]季度|年[初末底终]|[上下]半年|特殊(?:情况|原因)")


def choose(found: Found, pool: Pool, shown: str) -> tuple[str, ...]:
    """Return three wrong options for a fact, or none where there are not three good ones.

    Args:
        shown: the stem, in which no wrong option may stand already.
    """
    if _season_told(found):
        return ()
    others: Iterable[str] = other_words(found, pool)
    if found.fact.kind in NUMERIC:
        others = in_order(other_numbers(found.fact), found)
    chosen: list[str] = []
    for one in _good(others, found, pool, shown):
        closed = found.fact.kind in _CLOSED
        if one not in chosen and (closed or not any(too_near(one, other) for other in chosen)):
            chosen.append(one)
        if len(chosen) == _WRONG:
            return () if _singled_out(found, chosen, shown) else tuple(chosen)
    return ()


def _season_told(found: Found) -> bool:
    """Whether a sentence that says how often names a time of the year for it, or speaks of a
    special case: then few answers are left."""
    often = found.fact.kind is FactKind.FREQUENCY
    return often and _SEASON.search(found.statement.text) is not None


def _singled_out(found: Found, wrong: Sequence[str], shown: str) -> bool:
    """Whether the right words alone look as they do, or share a part with the stem: 党小组会 is
    presided over by the 党小组组长. Of bodies it is the beginning that tells them apart."""
    right, kind = found.fact.text, found.fact.kind
    if kind is FactKind.SPAN and "年" in right and not any("年" in one for one in wrong):
        return True  # 半年 among months
    pairs = {right[at : at + 2] for at in range(len(right) - 1)}
    parts = {FactKind.PHRASE: pairs, FactKind.BODY: {right[:3]}}.get(kind, set())
    rest = statement_of(shown)
    return any(part in rest and not any(part in one for one in wrong) for part in parts)


def filled_otherwise(found: Found, pool: Pool) -> bool:
    """Whether the documents fill the same place with other words somewhere else: between the
    same words before and after."""
    if found.fact.kind is not FactKind.PHRASE:
        return False
    here = _sides(found)
    return any(one.fact.text != found.fact.text and _sides(one) == here for one in pool.like(found))


def _sides(found: Found) -> tuple[str, str]:
    fact, text = found.fact, found.statement.text
    return text[max(0, fact.start - _AROUND) : fact.start], text[fact.end : fact.end + 3]


def ordered(right: str, wrong: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return the options in an order that the seed fixes; over many seeds the right one is in
    each place equally often."""
    return tuple(sorted((right, *wrong), key=lambda one: digest(f"{seed}\x1f{one}")))


def _good(others: Iterable[str], found: Found, pool: Pool, shown: str) -> Iterator[str]:
    fact = found.fact
    if fact.kind in _CLOSED:
        unit = fact.frame if fact.kind is FactKind.COUNT else ""
        plain = "".join(shown.split())
        yield from (one for one in others if "".join(one.split()) + unit not in plain)
        return
    for one in others:
        if (
            short_name(one) not in short_name(shown)
            and not too_near(one, fact.text)
            and (fact.kind is FactKind.BODY or _same_length(one, fact.text))
            and not _also_right(one, found, pool)
        ):
            yield one


def _same_length(one: str, right: str) -> bool:
    return abs(len(one) - len(right)) <= max(3, len(right) // 2)


def _also_right(one: str, found: Found, pool: Pool) -> bool:
    """Whether the words stand in the same place in any document: beside what stands before
    or after the right ones here."""
    fact, text = found.fact, found.statement.text
    # Definitions begin alike and differ later.
    if fact.kind is FactKind.TERM:
        return False
    before = text[max(0, fact.start - _AROUND) : fact.start]
    after = text[fact.end : fact.end + _AROUND]
    windows = [before + one] if len(before) == _AROUND else []
    windows += [one + after] if len(after) == _AROUND else []
    return any(window in volume.text for volume in pool.volumes for window in windows)
