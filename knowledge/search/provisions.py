"""Provisions asked for by number, in all the spellings people use.

第十条, 第10条, 11条2款, 第十条之一, 支部工作条例第十一条第二款第（三）项, 十条到十二条.
The number is looked up in the manifest; nothing is searched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Level, Place
from knowledge.structure import NUMERAL, RULE_WORDS, parse_numeral

_N = rf"[{NUMERAL}]{{1,20}}"
_TO = r"\s*(?:到|至|—|-|~|－)\s*"
_RANGE = re.compile(
    rf"(?P<ordinal>第)?\s*(?P<article>{_N})\s*条?{_TO}第?\s*(?P<until>{_N})\s*条(?!例|龙)"
)
_LIST = re.compile(rf"第\s*{_N}\s*(?:、\s*第?\s*{_N}\s*)+条(?!例|龙)")
_ONE = re.compile(
    rf"(?P<ordinal>第)?\s*(?P<article>{_N})\s*条(?!例|龙)(?:\s*之\s*(?P<insert>{_N}))?"
    rf"(?:\s*第?\s*(?P<paragraph>{_N})\s*款)?"
    rf"(?:\s*第?\s*[（(]?\s*(?P<item>{_N})\s*[)）]?\s*项)?"
)
_UNIT = re.compile(rf"第\s*(?P<number>{_N})\s*(?P<unit>编|章|节)")
_UNITS = {"编": Level.PART, "章": Level.CHAPTER, "节": Level.DIVISION}
# 三条建议 counts, 支部工作条例三条 and 11条2款 name a provision.
_RULE_BEFORE = re.compile(rf"(?:{RULE_WORDS}|党章|》)\s*$")
_COUNT_BEFORE = re.compile(r"(?:共|有|几|多少|哪|这|那)\s*$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A provision as it is named in a text, at `start:end`.

    `until` is the last article of a range. `level` is ARTICLE, or the unit that is asked
    for as a whole (第三章).
    """

    start: int
    end: int
    article: int
    insert: int | None = None
    paragraph: int | None = None
    item: int | None = None
    until: int | None = None
    level: Level = Level.ARTICLE


def find_references(text: str) -> list[Reference]:
    """Return every provision that the text names, in order.

    >>> [(r.article, r.paragraph) for r in find_references("支部工作条例11条2款")]
    [(11, 2)]
    """
    found: list[Reference] = []
    rest = text
    for match in _RANGE.finditer(text):
        if _names(match, text):
            first, last = parse_numeral(match["article"]), parse_numeral(match["until"])
            if first is not None and last is not None:
                found.append(Reference(match.start(), match.end(), first, until=last))
                rest = _blank(rest, match)
    for match in _LIST.finditer(rest):
        for number in re.findall(_N, match.group()):
            article = parse_numeral(number)
            if article is not None:
                found.append(Reference(match.start(), match.end(), article))
        rest = _blank(rest, match)
    for match in _ONE.finditer(rest):
        article = parse_numeral(match["article"])
        if article is not None and _names(match, text):
            found.append(
                Reference(
                    match.start(),
                    match.end(),
                    article,
                    _number(match["insert"]),
                    _number(match["paragraph"]),
                    _number(match["item"]),
                )
            )
    for match in _UNIT.finditer(text):
        number = parse_numeral(match["number"])
        if number is not None:
            level = _UNITS[match["unit"]]
            found.append(Reference(match.start(), match.end(), number, level=level))
    return sorted(found, key=lambda one: one.start)


def _names(match: re.Match[str], text: str) -> bool:
    """Whether the number names a provision, where it might only count (有三条, 两条建议)."""
    if match["ordinal"]:
        return True
    before = text[max(0, match.start() - 8) : match.start()]
    if _COUNT_BEFORE.search(before):
        return False
    parts = match.groupdict()
    more = any(parts.get(name) for name in ("insert", "paragraph", "item", "until"))
    return more or not before.strip() or _RULE_BEFORE.search(before) is not None


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * len(match.group()) + text[match.end() :]


def resolve(reference: Reference, places: Sequence[Place]) -> list[Place]:
    """Return the places that a reference names, none where there is no such number.

    Args:
        places: the places of one document, in the order of its text.
    """
    if reference.level is not Level.ARTICLE:
        return [
            place
            for place in places
            if place.level is reference.level and place.number == reference.article
        ][:1]
    articles = [place for place in places if place.level is Level.ARTICLE]
    if reference.until is not None:
        first, last = sorted((reference.article, reference.until))
        return [place for place in articles if first <= (place.number or -1) <= last]
    suffix = f"a{reference.article}" + (f"-{reference.insert}" if reference.insert else "")
    article = next((place for place in articles if place.key.split(".")[-1] == suffix), None)
    if article is None or (reference.paragraph is None and reference.item is None):
        return [article] if article else []
    return within(reference, article, places)


def within(reference: Reference, article: Place, places: Sequence[Place]) -> list[Place]:
    """Return the 款 or 项 of an article that a reference names, none where there is no such."""
    inner = [one for one in places if one.key.startswith(article.key + ".")]
    if reference.paragraph is not None:
        paragraphs = [one for one in inner if one.level is Level.PARAGRAPH]
        chosen = [one for one in paragraphs if one.number == reference.paragraph]
        if not chosen and not paragraphs and reference.paragraph == 1:
            chosen = [article]
        if not chosen or reference.item is None:
            return chosen
        inner = [one for one in inner if chosen[0].start <= one.start and one.end <= chosen[0].end]
    return [one for one in inner if one.level is Level.ITEM and one.number == reference.item][:1]


def _number(text: str | None) -> int | None:
    return parse_numeral(text) if text else None
