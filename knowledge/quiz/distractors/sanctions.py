"""Other sanctions on members of the party for a deed (党章第四十一条 has the five grades)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.quiz.facts import GRADES, FactKind, find_facts

_RANGES = (
    "警告或者严重警告",
    "严重警告或者撤销党内职务",
    "撤销党内职务或者留党察看",
    "留党察看或者开除党籍",
    "开除党籍",
    "警告、严重警告或者撤销党内职务",
    "严重警告、撤销党内职务或者留党察看",
    "撤销党内职务、留党察看或者开除党籍",
)
_GRADE = re.compile("严重警告|警告|撤销党内职务|留党察看|开除党籍")
_THREE = 3


@dataclass(frozen=True, slots=True)
class _Ranks:
    """From the lightest to the gravest of the grades between which is chosen."""

    lightest: int
    gravest: int

    def __lt__(self, other: _Ranks) -> bool:
        return self.lightest < other.lightest and self.gravest < other.gravest


def other_sanctions(right: str, before: str, after: str) -> Iterator[str]:
    """Yield wrong sanctions as options, those of neighbouring grades first, of two the graver.

    A single grade stands beside single ones, one of three grades beside others of three: else
    its length tells it. None says the right one and more, except for 开除党籍, which no other
    option would have; and where the deed's gravity is not told, none is that of a graver deed.

    Args:
        before, after: the sentence around the right one.

    >>> list(other_sanctions("警告或者严重警告", "情节较轻的，给予", "处分。"))[:2]
    ['严重警告或者撤销党内职务', '撤销党内职务或者留党察看']
    """
    own = _grades(right)
    single = len(own) == 1 and right != GRADES[-1]
    graver = frozenset() if "情节" in before else _grades(after)
    fit = (
        one
        for one in (GRADES if single else _RANGES)
        if one != right
        and (right == GRADES[-1] or not _is_part(own, _grades(one)))
        and not _grades(one) <= graver
    )
    yield from sorted(
        fit,
        key=lambda one: (
            len(_grades(one)) != len(own),
            abs(_weight(one) - _weight(right)),
            -_weight(one),
        ),
    )


def _is_part(own: frozenset[str], other: frozenset[str]) -> bool:
    return own < other if len(own) < _THREE else other < own


def rising_sanctions(right: str, before: str, after: str) -> Iterator[str]:
    """Yield wrong sanctions one grade away that leave the sentence's grades rising from deed to
    graver deed, as a statement that somebody may take for right has them.

    >>> after = "处分；情节严重的，给予撤销党内职务处分。"
    >>> list(rising_sanctions("严重警告", "情节较重的，给予", after))
    ['警告']
    """
    own = _grades(right)
    single = len(own) == 1 and right != GRADES[-1]
    lighter, graver = map(_ranks_of_all, (before, after))
    for one in GRADES if single else _RANGES:
        ranks = _ranks(one)
        rising = all(below < ranks for below in lighter) and all(ranks < above for above in graver)
        grades = _grades(one)
        parts = own < grades or grades < own  # half of it would still hold
        near = abs(_weight(one) - _weight(right)) <= 1 and not parts
        if one != right and one not in before + "\n" + after and near and rising:
            yield one


def _ranks_of_all(text: str) -> list[_Ranks]:
    return [_ranks(one.text) for one in find_facts(text) if one.kind is FactKind.SANCTION]


def _grades(words: str) -> frozenset[str]:
    return frozenset(_GRADE.findall(words))


def _ranks(sanction: str) -> _Ranks:
    found = [GRADES.index(one) for one in _grades(sanction)] or [0]
    return _Ranks(min(found), max(found))


def _weight(sanction: str) -> float:
    found = [GRADES.index(one) for one in _grades(sanction)]
    return sum(found) / max(1, len(found))
