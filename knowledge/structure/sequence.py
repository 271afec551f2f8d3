"""Which lines that start with 第N条 are articles and which only refer to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.marks import Style, read_mark
from knowledge.structure.numerals import NUMERAL, to_chinese

_INNER = re.compile(rf"(?<=[。；！？”）)])\s*(?=第\s?[{NUMERAL}][{NUMERAL}\s]{{0,8}}条)")
_REFERENCE = re.compile(
    r"第[一二三四五六七八九十\d]+[款项目]|[、，,和或及与至]\s*第|[至到—～-]第?|"
    r"(?:的?规定|所列|所称|所述|之规定|中|以及|[，,、。；）)]|的|和|或|及|至|与|以[上下前后])"
)
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where 第N条 stands at the start of a line or of a sentence."""

    offset: int
    number: int
    suffix: int
    strong: bool  # followed by a space, a colon, a bracket or nothing
    reference: bool  # goes on as a cross-reference does
    fresh: bool  # the text before it is complete
    inner: bool  # stands inside a line


@dataclass(frozen=True, slots=True)
class Article:
    """An article found: where its mark stands and its number (第十条之一: 10, 1)."""

    offset: int
    number: int
    suffix: int


def find_articles(blocks: Sequence[Block]) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """Return the articles of the blocks, and warnings for gaps and duplicates.

    A line such as 第九条规定的情形… is refused when it does not carry on the count.
    """
    candidates = list(_candidates(blocks))
    chosen: list[Candidate] = []
    last = 0
    for index, candidate in enumerate(candidates):
        ahead = candidates[index + 1 : index + 1 + _AHEAD]
        suffix = chosen[-1].suffix if chosen else 0
        if _fits(candidate, last, bool(chosen), suffix, ahead):
            chosen.append(candidate)
            last = candidate.number
    articles = tuple(Article(c.offset, c.number, c.suffix) for c in chosen)
    return articles, _oddities(articles)


def _candidates(blocks: Sequence[Block]) -> list[Candidate]:
    found: list[Candidate] = []
    fresh = True
    for block in blocks:
        text = block.text
        if "条" in text and not block.row:
            if text[0] == "第":
                candidate = _candidate(block, 0, fresh)
                if candidate is not None:
                    found.append(candidate)
            for match in _INNER.finditer(text, 1) if "条" in text[2:] else ():
                candidate = _candidate(block, match.end(), True)
                if candidate is not None:
                    found.append(candidate)
        fresh = block.ended or len(text) <= 24
    return found


def _candidate(block: Block, at: int, fresh: bool) -> Candidate | None:
    text = block.text[at : at + 48] if at else block.text
    mark = read_mark(text)
    if mark is None or mark.style is not Style.ARTICLE:
        return None
    after = text[mark.end :]
    strong = not after or after[0] in " \t\u3000\u2002\u2003\xa0：:【[（("
    reference = bool(_REFERENCE.match(after)) if not strong else False
    return Candidate(block.start + at, mark.number, mark.suffix, strong, reference, fresh, at > 0)


def _fits(
    candidate: Candidate, last: int, begun: bool, suffix: int, ahead: Sequence[Candidate]
) -> bool:
    number = candidate.number
    if candidate.suffix:
        follows = number == last and candidate.suffix == suffix + 1
        return begun and follows and not candidate.reference
    if begun and number == last + 1:
        return _fits_next(candidate, ahead)
    if candidate.inner or candidate.reference:
        return False
    if not begun:
        return number == 1 or (candidate.strong and (_carried_on(candidate, 0, ahead) or not ahead))
    if not (candidate.strong and candidate.fresh):
        return False
    if number == last:
        return any(c.number == number + 1 for c in ahead)
    return _carried_on(candidate, last, ahead)


def _fits_next(candidate: Candidate, ahead: Sequence[Candidate]) -> bool:
    better = any(
        c.number == candidate.number and c.strong and c.fresh and not c.suffix and not c.inner
        for c in _before_next(candidate.number, ahead)
    )
    if candidate.reference:
        return candidate.fresh and not candidate.inner and not better
    if candidate.inner and not candidate.strong:
        return not better
    return candidate.fresh or not better


def _before_next(number: int, ahead: Sequence[Candidate]) -> list[Candidate]:
    found: list[Candidate] = []
    for candidate in ahead:
        if candidate.number == number + 1 and not candidate.reference:
            break
        found.append(candidate)
    return found


def _carried_on(candidate: Candidate, last: int, ahead: Sequence[Candidate]) -> bool:
    """Whether later articles count on from a jump, and not from before it."""
    for other in ahead:
        if other.reference or other.suffix:
            continue
        if last and other.number == last + 1:
            return False
        if other.number == candidate.number + 1:
            return True
    return candidate.number == last + 2 and not ahead


def _oddities(articles: Sequence[Article]) -> tuple[str, ...]:
    found: list[str] = []
    for before, after in pairwise(articles):
        step = after.number - before.number
        if step == 2:
            found.append(texts.GAP_ONE.format(first=_name(before.number + 1)))
        elif step > 2:
            first, last = _name(before.number + 1), _name(after.number - 1)
            found.append(texts.GAP_MANY.format(first=first, last=last))
        elif step == 0 and not after.suffix:
            found.append(texts.DUPLICATE.format(number=_name(after.number)))
        elif step < 0:
            found.append(texts.RESTART.format(number=_name(after.number)))
    return tuple(found)


def _name(number: int) -> str:
    return to_chinese(number) if number < 100_000 else str(number)
