"""A document's text and places -> its lines, each with the place that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.model import Level, Place
from knowledge.structure import read_mark

UNITS = frozenset(
    {Level.PREAMBLE, Level.PART, Level.CHAPTER, Level.DIVISION, Level.APPENDIX, Level.SECTION}
)
"""The levels of what has a heading and holds articles or sentences."""
_ITEMS = frozenset({Level.ITEM, Level.SUBITEM})
_FIRST = re.compile(r"第[一二三四五六七八九十]{1,2}[，,]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: `text[start:end]`, its mark (第三条, （二）, 1.) left out.

    Attributes:
        article: the label of the 条 that it belongs to, empty where there is none.
        headings: labels of the places around it, outermost first.
        section: the key of the innermost of these places, empty where there is none.
        paragraph: the number of its 款, from 1.
        owner: the key of its 款, else of the innermost place.
        item: the key of the 项 or 目 that begins with it, else empty.
        in_item: whether it stands inside a 项 or 目.
        heading: whether it is itself the heading of a place.
    """

    start: int
    end: int
    article: str
    headings: tuple[str, ...]
    section: str
    paragraph: int
    owner: str
    item: str
    in_item: bool
    heading: bool


def read_lines(text: str, places: Sequence[Place]) -> Iterator[Line]:
    """Yield the lines of a document's body in order; title, bylines and white space are not."""
    at = 0
    open_: list[Place] = []
    following = iter(places)
    coming = next(following, None)
    for raw in text.split("\n"):
        begin, end = at, at + len(raw)
        at = end + 1
        while coming is not None and coming.start <= begin:
            open_ = [one for one in open_ if one.end > coming.start] + [coming]
            coming = next(following, None)
        open_ = [one for one in open_ if one.end > begin]
        if raw.strip() and open_ and open_[-1].level is not Level.HEAD:
            yield _line(text, begin, end, open_)


def _line(text: str, begin: int, end: int, holding: Sequence[Place]) -> Line:
    raw = text[begin:end]
    indent = len(raw) - len(raw.lstrip())
    start = begin + indent
    opened = [one for one in holding if one.start in (begin, start)]
    around = [one for one in holding if one.level in UNITS]
    articles = [one for one in holding if one.level is Level.ARTICLE]
    paragraphs = [one for one in holding if one.level is Level.PARAGRAPH]
    items = [one for one in holding if one.level in _ITEMS]
    headed = [one for one in opened if one.level in UNITS]
    rest = text[start:end].rstrip()
    heading = bool(headed) and _same(headed[-1].label, rest)
    marked = any(one.level is Level.ARTICLE or one.level in _ITEMS for one in opened)
    mark = read_mark(rest) if marked or headed else None
    ordinal = None if mark else _FIRST.match(rest)
    skip = mark.end if mark else ordinal.end() if ordinal else 0
    body = rest[skip:]
    content = start + skip + len(body) - len(body.lstrip())
    owner = (paragraphs or around or articles or holding)[-1]
    return Line(
        start=content,
        end=start + len(rest),
        article=_bare(articles[-1].label) if articles else "",
        headings=tuple(one.label for one in around),
        section=around[-1].key if around else "",
        paragraph=paragraphs[-1].number or 1 if paragraphs else 1,
        owner=owner.key,
        item=next((one.key for one in reversed(opened) if one.level in _ITEMS), ""),
        in_item=bool(items),
        heading=heading,
    )


def _same(label: str, line: str) -> bool:
    return "".join(label.split()) == "".join(line.split())


def _bare(label: str) -> str:
    """第 十 条 is named 第十条."""
    return "".join(label.split())
