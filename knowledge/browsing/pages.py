"""A document page by page, cut where paragraphs end, with a quote marked on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LONGEST = 700  # characters of a page: on a phone, quote and buttons are in view together
# 第五章 组织生活: what stands at the foot of a page belongs to the next one.
_HEADINGS = re.compile(
    r"(?<=\n)(?:第[〇零一二三四五六七八九十百0-9]{1,5}[编章节][^\n。；]{0,30}\n+)+\Z"
)
_SENTENCE = re.compile(r"[。；！？!?;]+[”’』」》）)]*|\n+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a page; `quoted` where it is (part of) the quote."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document.

    `number` counts from 1 to `pages`, the same whatever is quoted. `location` is that of the
    quote where some of it stands on the page, else that of the page's beginning. `runs` are
    the page's text, in order.
    """

    document_id: str
    title: str
    location: str
    number: int
    pages: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole page, as it stands in the document."""
        return "".join(one.text for one in self.runs)


def page_starts(text: str, longest: int = _LONGEST) -> list[int]:
    """Return where each page begins: after a paragraph, or after a sentence of one that is
    longer than a page, or wherever a page is full; never between a heading and its text.

    >>> page_starts("第一条 甲乙。\\n第二条 丙丁。\\n第三条 戊。", 17)
    [0, 16]
    """
    paragraphs = [one.end() for one in re.finditer(r"\n+", text)]
    sentences = [one.end() for one in _SENTENCE.finditer(text)]
    starts = [0]
    while len(text) - starts[-1] > longest:
        end = _last(paragraphs, sentences, starts[-1], longest)
        headings = _HEADINGS.search(text[starts[-1] : end])
        starts.append(starts[-1] + headings.start() if headings else end)
    return starts


def _last(paragraphs: Sequence[int], sentences: Sequence[int], start: int, longest: int) -> int:
    """The last border on the page that begins at `start`, the coarser one first."""
    for borders in (paragraphs, sentences):
        at = bisect_right(borders, start + longest)
        if at and borders[at - 1] > start:
            return borders[at - 1]
    return start + longest


def runs(text: str, start: int, end: int, quote: tuple[int, int]) -> tuple[Run, ...]:
    """Return `text[start:end]`, that of it which the quote covers marked.

    >>> [one.text for one in runs("第一条 每月开会。", 0, 9, (4, 8)) if one.quoted]
    ['每月开会']
    """
    borders = [start, *(min(max(one, start), end) for one in quote), end]
    found = ((text[low:high], at == 1) for at, (low, high) in enumerate(pairwise(borders)))
    return tuple(Run(one, quoted) for one, quoted in found if one)
