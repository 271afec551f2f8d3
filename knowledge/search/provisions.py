"""Provisions asked for by number, in all the spellings people use.

第十条, 第10条, 11条2款, 第十条之一, 支部工作条例第十一条第二款第（三）项, 十条到十二条.
The number is looked up in the manifest; nothing is searched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Level, Place
from knowledge.structure import NUMERAL, parse_numeral

_N = rf"[{NUMERAL}]{{1,9}}"
_ONE = (
    rf"第?\s*(?P<article{{n}}>{_N})\s*条(?:\s*之\s*(?P<insert{{n}}>{_N}))?"
    rf"(?:\s*第?\s*(?P<paragraph{{n}}>{_N})\s*款)?"
    rf"(?:\s*第?\s*[（(]?\s*(?P<item{{n}}>{_N})\s*[)）]?\s*项)?"
)
_REFERENCE = re.compile(
    _ONE.replace("{n}", "1") + r"(?:\s*(?:到|至|—|-|~|－)\s*" + _ONE.replace("{n}", "2") + r")?"
)
_UNIT = re.compile(rf"第\s*(?P<number>{_N})\s*(?P<unit>编|章|节)")
_UNITS = {"编": Level.PART, "章": Level.CHAPTER, "节": Level.DIVISION}
_COUNT_BEFORE = re.compile(r"(?:共|有|几|多少|哪)\s*$")


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
    for match in _REFERENCE.finditer(text):
        article = parse_numeral(match["article1"])
        if article is None or _COUNT_BEFORE.search(text[: match.start()]):
            continue
        found.append(
            Reference(
                match.start(),
                match.end(),
                article,
                _number(match["insert1"]),
                _number(match["paragraph1"]),
                _number(match["item1"]),
                _number(match["article2"]),
            )
        )
    for match in _UNIT.finditer(text):
        number = parse_numeral(match["number"])
        if number is not None:
            level = _UNITS[match["unit"]]
            found.append(Reference(match.start(), match.end(), number, level=level))
    return sorted(found, key=lambda one: one.start)


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
    return _within(reference, article, places)


def _within(reference: Reference, article: Place, places: Sequence[Place]) -> list[Place]:
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
