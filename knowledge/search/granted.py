"""What a question takes for granted: figures, names, quoted words, a direction of change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.search.names import Name
from knowledge.search.objected import Objected, Objection
from knowledge.search.question import Question, Wants

_FROM_TO = re.compile(r"从\D{0,6}(\d+(?:\.\d+)?)\D{0,12}?[到成至]\D{0,6}?(\d+(?:\.\d+)?)%?")
_HAN = re.compile(r"[一-鿿]{2,}")
_SHARED_BIGRAMS = 0.5
_MEANING = re.compile(r"(?:什么|啥)意思|指的?是?(?:什么|啥)|(?:怎么|如何)定义|的(?:定义|含义)")
_SPELLED = re.compile(
    r"(百分之[一二三四五六七八九十]+|[二三四五六七八九十两]十?[一二三四五六七八九]?)"
    r"(?:个)?(年|个月|天|日|人|名|元|次|倍|周|小时)"
)
# 第一党支部, 第三监狱: a number that tells this body from its neighbours; 第三次, 第十条 count.
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?![条章节款项编次个名位种天步年月周类批期届点大几季])[一-鿿]{2}"
)


def wrong_premises(question: Question, passages: str) -> list[Objected]:
    """Figures of a question why that stand nowhere: 为什么定成五年 says that it is five years."""
    if Wants.REASON not in question.wants:
        return []
    figures = ["".join(one) for one in _SPELLED.findall(question.folded)]
    return [Objected(Objection.FIGURE, one) for one in figures if one not in passages]


def wrong_figures(question: Question, passages: str) -> list[Objected]:
    """Figures that stand nowhere in the passages."""
    return [Objected(Objection.FIGURE, one) for one in question.figures if one not in passages]


def wrong_names(
    names: Sequence[Name], numbers: frozenset[int], whole: Callable[[], str]
) -> list[Objected]:
    """Names that only other documents hold, or places that none does."""
    return [
        Objected(Objection.NAME, one.word)
        for one in names
        if (one.holders or one.certain)
        and numbers.isdisjoint(one.holders)
        and one.word not in whole()
    ]


def wrong_ordinals(question: Question, whole: Callable[[], str]) -> list[Objected]:
    """Numbered bodies that the documents do not have.

    >>> wrong_ordinals(read_question("第一党支部办了几场", folder), lambda: "第二党支部办了三场")
    [Objected(kind=<Objection.NAME: 'name'>, words='第一党支')]
    """
    return [
        Objected(Objection.NAME, one)
        for one in _ORDINAL.findall(question.folded)
        if one not in whole()
    ]


def wrong_quotes(
    question: Question, passages: str, whole: Callable[[], str], mentioned: Callable[[str], bool]
) -> list[Objected]:
    """Quoted words of which less than half the character pairs stand anywhere; where it is
    asked what they mean, those that the passages do not have as they are."""
    if _MEANING.search(question.folded):
        return [Objected(Objection.QUOTED, one) for one in question.quoted if one not in passages]
    found = []
    for words in question.quoted:
        runs = _HAN.findall(words)
        pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
        shared = sum(pair in whole() for pair in pairs)
        if len(pairs) >= 2 and words not in whole() and shared < _SHARED_BIGRAMS * len(pairs):
            found.append(Objected(Objection.QUOTED, words))
    return [one for one in found if not mentioned(one.words)]


def wrong_direction(question: Question, passages: str) -> list[Objected]:
    """A change that is told the wrong way round: 从2%涨到8% of what fell from 8% to 2%."""
    match = _FROM_TO.search(question.folded)
    if match is None:
        return []
    first, second = (passages.find(one) for one in match.groups())
    return [Objected(Objection.REVERSED, match.group())] if first > second >= 0 else []
