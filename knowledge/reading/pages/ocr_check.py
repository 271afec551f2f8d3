"""What recognised pages tell of each other, and what an admin should look at again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from knowledge.reading import texts
from knowledge.reading.pages.page import Page, PrintedLine
from knowledge.reading.word.number_formats import write_number

UNSURE = 0.8
"""A line whose least certain character is below this has to be compared with the picture:
of 510 lines of clean print none is, of the wrong lines of bad print seven in eight are."""

_MOST_ARTICLES = 1500
_ARTICLE = re.compile(r"第(\S{1,9}?)条")
_QUOTES = 3  # for a page
_QUOTE = 24  # characters
_SENTENCES = 10  # for a file


@dataclass(frozen=True, slots=True)
class _Article:
    page: int
    line: int
    numeral: str


def checked(pages: Sequence[Page], single: bool = False) -> tuple[list[Page], list[str]]:
    """Return pages with forced numerals put right, and sentences about what is doubtful.

    Only recognised pages are looked at. Where 第十条 and 第十二条 enclose an opening that
    differs from 第十一条 in one character, it is 第十一条, and a sentence says so. `single`
    is true of a file that has no pages to speak of.
    """
    repaired, sentences = _renumbered(list(pages), single)
    for page in repaired:
        lines = _doubtful(page) if page.scanned else []
        if lines:
            quotes = "、".join(f"“{_short(line)}”" for line in lines[:_QUOTES])
            where = _where(page, single)
            more = texts.AND_MORE if len(lines) > _QUOTES else ""
            sentences.append(
                texts.DOUBTFUL_LINES.format(where=where, count=len(lines), quotes=quotes, more=more)
            )
    if len(sentences) > _SENTENCES:
        rest = len(sentences) - _SENTENCES
        sentences = [*sentences[:_SENTENCES], texts.MORE_DOUBTS.format(count=rest)]
    return repaired, sentences


def _doubtful(page: Page) -> list[str]:
    in_lines = [
        line.text for line in page.lines if line.removed is None and line.confidence < UNSURE
    ]
    return in_lines + [text for table in page.tables for text in table.doubtful]


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE]}…"


def _where(page: Page, single: bool) -> str:
    return "" if single else texts.ON_PAGE.format(page=page.number)


def _renumbered(pages: list[Page], single: bool) -> tuple[list[Page], list[str]]:
    articles = [
        _Article(index, place, found[1])
        for index, page in enumerate(pages)
        if page.scanned
        for place, line in enumerate(page.lines)
        if line.removed is None and (found := _ARTICLE.match(line.text))
    ]
    sentences: list[str] = []
    for before, here, after in zip(articles, articles[1:], articles[2:], strict=False):
        number = _numbers().get(before.numeral)
        if number is None or _numbers().get(after.numeral) != number + 2:
            continue
        forced = _spelled(number + 1)
        if here.numeral != forced and _is_one_edit(here.numeral, forced):
            page = pages[here.page]
            lines = list(page.lines)
            lines[here.line] = _with_numeral(lines[here.line], forced)
            pages[here.page] = replace(page, lines=tuple(lines))
            where = _where(page, single)
            sentences.append(texts.RENUMBERED.format(where=where, read=here.numeral, forced=forced))
    return pages, sentences


def _with_numeral(line: PrintedLine, numeral: str) -> PrintedLine:
    return replace(line, text=_ARTICLE.sub(f"第{numeral}条", line.text, count=1))


def _is_one_edit(one: str, other: str) -> bool:
    """Whether two words differ in one character, added, left out or exchanged."""
    short, long = sorted((one, other), key=len)
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    same = len(short) == len(long)
    return len(long) - len(short) <= 1 and short[start + same :] == long[start + 1 :]


def _spelled(number: int) -> str:
    return write_number(number, "chineseCountingThousand")


@cache
def _numbers() -> dict[str, int]:
    """Return the numbers of articles by their numerals."""
    return {_spelled(number): number for number in range(1, _MOST_ARTICLES)}
