"""The references that stand in a rule's text, as they are printed: 前款, 本条例第九条."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.structure import NUMERAL, RULE_WORDS, parse_numeral

_N = rf"[{NUMERAL}]{{1,12}}"
_NO_WORD = "(?![例件文约目式型子待龙])"  # 前条例, 前条件, 前项目, 前款式
_PARAGRAPH = rf"第\s*(?P<paragraph>{_N})\s*款"
_ITEM = rf"第\s*[（(]?\s*(?P<item>{_N})\s*[）)]?\s*项"
_REFERENCE = re.compile(
    rf"(?:(?<![以之此目空从提生])前(?P<steps>[一二两三四五六七八九十]?)(?P<back>[条款项]){_NO_WORD}"
    rf"|本(?P<this>[条款]){_NO_WORD}"
    rf"|第\s*(?P<article>{_N})\s*条{_NO_WORD}(?:\s*之\s*(?P<insert>{_N}))?"
    rf"(?:\s*(?:至|到|—|－|-)\s*第?\s*(?P<until>{_N})\s*条{_NO_WORD})?"
    rf"|(?=第\s*{_N}\s*款|第\s*[（(]?\s*{_N}\s*[）)]?\s*项{_NO_WORD}))"
    rf"(?:\s*{_PARAGRAPH}{_NO_WORD})?(?:\s*{_ITEM}{_NO_WORD})?"
)
_TITLE = re.compile(
    r"《([^《》]{2,80}(?:〈[^〈〉]*〉[^《》]*)?)》\s*(?:[（(][^（）()]{1,40}[）)])?\s*的?\s*$"
)
_OWN = re.compile(rf"本[一-鿿]{{0,8}}?(?:{RULE_WORDS})\s*的?\s*$")
_FOREIGN = re.compile(rf"(?:{RULE_WORDS})\s*的?\s*$")
_LINK = re.compile(r"\s*(?:、|[,，]|和|及|与|或|以及|或者|至|到)\s*")


class Towards(StrEnum):
    """From where a reference counts."""

    BACK = "back"  # 前款: so many before the place it stands in
    HERE = "here"  # 本条第二款, 第一款: within the article it stands in
    ARTICLE = "article"  # 第九条: by its number
    LAST = "last"  # 第九条第一款、第二款: within the article named just before


@dataclass(frozen=True, slots=True)
class Printed:
    """A reference at `text[start:end]`, its document's name included.

    `unit` is that of BACK (条, 款, 项) with its `steps`. `title` is what stands in 《》 before a
    number; `foreign` that some other rule's name stands there without 《》; `named` is where
    the number itself begins. `linked` joins it to the reference before (、和至).
    """

    start: int
    end: int
    towards: Towards
    named: int
    unit: str = ""
    steps: int = 1
    article: int = 0
    insert: int | None = None
    until: int | None = None
    paragraph: int | None = None
    item: int | None = None
    title: str = ""
    foreign: bool = False
    linked: bool = False


def printed_references(text: str) -> list[Printed]:
    """Return the references in a text, in order; none overlaps another.

    >>> [one.towards.value for one in printed_references("前款和本条例第九条第二款的规定")]
    ['back', 'article']
    """
    found: list[Printed] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        if not match.group() or match.group() == "本款":
            continue
        linked = bool(found) and _LINK.fullmatch(text, end, match.start()) is not None
        one = _read(text, match, end, linked=linked)
        if one:
            found.append(one)
            end = one.end
    return found


def _read(text: str, match: re.Match[str], after: int, *, linked: bool) -> Printed | None:
    """Read one; `after` is where the reference before it ends."""
    start, end = match.span()
    if match["back"]:
        steps = 2 if match["steps"] == "两" else _number(match["steps"]) or 1
        one = Printed(start, end, Towards.BACK, start, match["back"], steps)
    elif match["article"] is None:
        towards = Towards.LAST if linked and match["this"] is None else Towards.HERE
        one = Printed(start, end, towards, start)
    else:
        article = _number(match["article"])
        if article is None:
            return None
        before = text[after:start]
        title, own = _TITLE.search(before), _OWN.search(before)
        owner = title or own
        one = Printed(
            after + owner.start() if owner else start,
            end,
            Towards.ARTICLE,
            start,
            article=article,
            insert=_number(match["insert"]),
            until=_number(match["until"]),
            title=title[1] if title else "",
            foreign=owner is None and _FOREIGN.search(before) is not None,
        )
    paragraph, item = _number(match["paragraph"]), _number(match["item"])
    return replace(one, paragraph=paragraph, item=item, linked=linked)


def _number(text: str | None) -> int | None:
    return parse_numeral(text) if text else None
