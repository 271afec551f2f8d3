"""Names: what a definition defines, methods in quotation marks, members of a short series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

_DEFINED = re.compile(
    r"(?:^|。|；)(?:本条例所称|本办法所称|所谓|本规定所称)?([一-鿿]{2,12})(?=，?是指)"
)
_QUOTED = re.compile(r"“([一-鿿]{2,12})”")
_COUNTED = re.compile(r"^[一二三四五六七八九十两双][一-鿿]")
# Formulas that each document repeats word by word: nobody learns anything from them.
_FORMULAS = re.compile(
    r"^(?:三个代表|四个意识|四个自信|两个维护|四个服从|两个确立|四个全面|五位一体)$"
)
_SERIES = tuple(
    re.compile(
        rf"(?<=[一-鿿，；、。“])([一-鿿]{{{size}}})((?:、[一-鿿]{{{size}}}){{2,5}})(?=[，。；]|的)"
    )
    for size in (3, 4, 2)
)


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
    """Yield one member of each short series whose members have one form: who knows the series
    knows the one that is missing. The first is never asked for.

    >>> [one.text for one in members("发挥领导作用，把方向、管大局、保落实，讨论重大事项。")]
    ['管大局']
    """
    for pattern in _SERIES:
        for found in pattern.finditer(text):
            series = found[0].split("、")
            if not _parallel(series) or len(set(series)) < len(series):
                continue
            at = 1 + len(text) % (len(series) - 1) if len(series) > 3 else 1
            start = found.start() + sum(len(one) + 1 for one in series[:at])
            yield Fact(FactKind.MEMBER, start, start + len(series[at]), series[at], "、")


def _parallel(series: list[str]) -> bool:
    """Whether the members share a character in one place, or are three or four of three."""
    shared = any(len(set(place)) == 1 for place in zip(*series, strict=True))
    return shared or (len(series[0]) == 3 and len(series) in (3, 4))
