"""Names: what a definition defines, methods in quotation marks, members of a short series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

_DEFINED = re.compile(r"(?:^|。|；)(?:本条例所称|本办法所称|所谓|本规定所称)?([一-鿿]{2,12})(?=，?是指)")
_QUOTED = re.compile(r"“([一-鿿]{2,12})”")
_COUNTED = re.compile(r"^[一二三四五六七八九十两双][一-鿿]")
# Formulas that each document repeats word by word: nobody learns anything from them.
_FORMULAS = re.compile(r"^(?:三个代表|四个意识|四个自信|两个维护|四个服从|两个确立|四个全面|五位一体)$")
_SERIES = re.compile(r"(?<![一-鿿])([一-鿿]{3,8})((?:、[一-鿿]{3,8}){1,6})(?=[，。；])")


def terms(text: str) -> Iterator[Fact]:
    """Yield the term that a sentence defines.

    >>> [one.text for one in terms("从轻处分，是指在规定的处分幅度以内，给予较轻的处分。")]
    ['从轻处分']
    """
    for found in _DEFINED.finditer(text):
        yield Fact(FactKind.TERM, *found.span(1), found[1], "是指")


def methods(text: str) -> Iterator[Fact]:
    """Yield named methods: what stands in quotation marks and begins with a number.

    >>> [one.text for one in methods("“三会一课”应当突出政治学习，坚定“四个自信”。")]
    ['三会一课']
    """
    for found in _QUOTED.finditer(text):
        if _COUNTED.match(found[1]) and not _FORMULAS.match(found[1]):
            yield Fact(FactKind.METHOD, *found.span(1), found[1], "“”", sure=False)


def members(text: str) -> Iterator[Fact]:
    """Yield the members of a short series whose members have one form: who knows the series
    knows the one that is missing.

    >>> [one.text for one in members("发挥领导作用，把方向、管大局、保落实，讨论重大事项。")]
    ['管大局', '保落实']
    """
    for found in _SERIES.finditer(text):
        series = found[0].split("、")
        if len(series) < 3 or len({len(one) for one in series}) > 1 or len(series[0]) > 5:
            continue
        start = found.start()
        for index, one in enumerate(series):
            if index:
                yield Fact(FactKind.MEMBER, start, start + len(one), one, "、")
            start += len(one) + 1
