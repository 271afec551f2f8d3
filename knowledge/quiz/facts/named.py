"""Names: what a definition defines, methods in quotation marks, members of a short series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

_DEFINED = re.compile(
    r"(?:^|。|；)(?:本条例所称|本办法所称|所谓|本规定所称)?([一-鿿]{2,12})(?=，?是指)"
)
_PRACTISED = (
    "实行|推行|制定了?|形成了?|创新|探索|建立了?|落实|执行|开展|推进|按照|聚焦|打造|做到|坚持"
)
_WAY = "工作法|制度|机制|规范|模式|活动|要求|思路|行动|体系|工程|办法|特色做法|方法|质量"
_QUOTED = re.compile(
    rf"(?:(?:{_PRACTISED})(?:[一-鿿]{{0,4}})“(?P<x>[一-鿿]{{3,12}})”(?!“|学习教育)|(?<!”)“(?P<y>[一-鿿]{{3,12}})”(?=[一-鿿]{{0,4}}(?:{_WAY})|应当))"
)
_COUNTED = re.compile(r"^[一二三四五六七八九十两双][一-鿿]")
# Formulas that each document repeats word by word: nobody learns anything from them.
_FORMULAS = re.compile(
    r"^(?:三个代表|四个意识|四个自信|两个维护|四个服从|两个确立|四个全面|五位一体|一带一路|一国两制|三农)$"
)
_COMMON = frozenset(
    {"自治区", "直辖市", "自治州", "自治县", "本部门", "本单位", "审计长", "秘书长"}
)
_SLOGAN = re.compile("^(?:更加?|最)|[的观性化]$")  # 权力观、地位观、价值观: any would do
_BODIES = re.compile("(?:机关|机构|部门|单位|组织|团体)$")
# What is held up to be believed in is put in many words: 树立…的理念, 坚定…自信.
_CREED = re.compile("(?:树立|坚定|弘扬|增强|培育)[^，。；]*$")
_OF_A_CREED = re.compile("[^，。；]*的[^，。；]*(?:理念|道路|精神|思想|意识)[，。；]")
_SERIES = tuple(
    re.compile(
        rf"(?<=[一-鿿，；、。“])([一-鿿]{{{size}}})((?:、[一-鿿]{{{size}}}){{2,5}})(?=[，。；]|的)"
    )
    for size in (3, 4)
)


def terms(text: str) -> Iterator[Fact]:
    """Yield the term that a sentence defines.

    >>> [one.text for one in terms("从轻处分，是指在规定的处分幅度以内，给予较轻的处分。")]
    ['从轻处分']
    """
    for found in _DEFINED.finditer(text):
        yield Fact(FactKind.TERM, *found.span(1), found[1], "是指")


def methods(text: str) -> Iterator[Fact]:
    """Yield named methods: what stands in quotation marks, begins with a number, and is put
    into practice or called a way of working.

    >>> [one.text for one in methods("村级重大事项决策实行“四议两公开”，坚定“四个自信”。")]
    ['四议两公开']
    """
    for found in _QUOTED.finditer(text):
        name = "x" if found["x"] else "y"
        if _COUNTED.match(found[name]) and not _FORMULAS.match(found[name]):
            yield Fact(FactKind.METHOD, *found.span(name), found[name], "“”", sure=False)


def members(text: str) -> Iterator[Fact]:
    """Yield one member of each short series whose members have one form: who knows the series
    knows the one that is missing. The first is never asked for.

    >>> [one.text for one in members("发挥领导作用，把方向、管大局、保落实，讨论重大事项。")]
    ['管大局']
    """
    if "处分" in text:  # of a deed the consequence is asked for
        return
    for pattern in _SERIES:
        for found in pattern.finditer(text):
            series = found[0].split("、")
            if not _parallel(series) or len(set(series)) < len(series):
                continue
            if _CREED.search(text[: found.start()]) or _OF_A_CREED.match(text[found.end() :]):
                continue
            at = 1 + len(text) % (len(series) - 1) if len(series) > 3 else 1
            start = found.start() + sum(len(one) + 1 for one in series[:at])
            yield Fact(FactKind.MEMBER, start, start + len(series[at]), series[at], "、")


def _parallel(series: list[str]) -> bool:
    """Whether the members share one character in one place, or are three of three; of what
    shares more (不敢腐、不能腐、不想腐) the pattern gives each away."""
    if any(_SLOGAN.search(one) or _BODIES.search(one) or one in _COMMON for one in series):
        return False
    shared = sum(len(set(place)) == 1 for place in zip(*series, strict=True))
    if shared > 1:
        return False
    return (shared == 1 and len(series[0]) > 2) or (len(series[0]) == 3 and len(series) == 3)
