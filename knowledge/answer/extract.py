"""Cuts from a passage what answers: the sentence, the whole list, or the paragraph.

Nothing is rephrased: an extract is one or two stretches of the passage, the first of two
being the words that open a list, so that an item is never shown without its lead; where
the passage is a later piece of a long 条, they come from the 条's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.model import Kind
from knowledge.search import Evidence, Question, Sentence, Wants, best_sentence

_LIST_LIMIT = 500
_SHORT = 18
_NEXT_SHARE = 0.8
_JOINED = re.compile(r"[;；]\s*$")
_OPENS_LIST = re.compile(r"[:：]\s*$")
_ITEM = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[,，]|"
    r"其[一二三四五六]|\d+[.．、)）]|[①-⑳])"
)
_LEANS_BACK = re.compile(
    r"^(?:其中|同时|但|并|该|上述|此外|对此|因此|这|也|且|而|前款|否则|逾期|具体)"
)

Span = tuple[int, int]  # start and end in the passage


@dataclass(frozen=True, slots=True)
class Extract:
    """What is said: the passage's stretches `spans`, in order, joined by a line feed."""

    text: str
    spans: tuple[Span, ...]


def extract(evidence: Evidence, question: Question, limit: int) -> Extract:
    """Return what of the passage answers the question.

    Args:
        limit: characters of an answer that is not a list; a single longer sentence stays
            whole.
    """
    passage = evidence.record.passage.text
    pieces = evidence.sentences
    best = best_sentence(evidence, question)
    if best is None or evidence.record.passage.place.startswith("head"):
        return _said(passage, [(0, len(passage))])
    if evidence.document.kind is Kind.FAQ and len(passage) <= limit:
        return _said(passage, [(0, len(passage.rstrip()))])
    if evidence.document.kind.binding and len(passage) <= limit and _is_listed(pieces, best):
        return _with_opening(evidence, _said(passage, [(0, len(passage.rstrip()))]), pieces[0])
    first, last = _list_around(pieces, best, question)
    if first == last:
        first, last = _chain(pieces, best, limit)
    if first == last and not pieces[best].complete and len(passage) <= limit:
        return _said(passage, [(0, len(passage.rstrip()))])
    if first == last:
        first, last = _widen(pieces, evidence.relevance, best, limit)
    spans = [(pieces[first].start, pieces[last].end)]
    opener = _opener(pieces, first)
    if opener is not None:
        return _said(passage, [(pieces[opener].start, pieces[opener].end), *spans])
    return _with_opening(evidence, _said(passage, spans), pieces[first])


def lines_with(passage: str, words: Sequence[str]) -> Extract:
    """Return the lines from the first to the last in which one of the words stands."""
    hits = [passage.find(word) for word in words if word in passage]
    ends = [passage.find(word) + len(word) for word in words if word in passage]
    start = passage.rfind("\n", 0, min(hits)) + 1
    end = passage.find("\n", max(ends))
    return _said(passage, [(start, len(passage) if end < 0 else end)])


def _is_listed(pieces: Sequence[Sentence], best: int) -> bool:
    return _ITEM.match(pieces[best].text) is not None or bool(_OPENS_LIST.search(pieces[best].text))


def _with_opening(evidence: Evidence, said: Extract, first: Sentence) -> Extract:
    """Put the words of its 条 that a cut-off piece carries before an item."""
    passage = evidence.record.passage
    opening = passage.lead.partition("\n")[2].strip()
    if not _ITEM.match(first.text) or not _OPENS_LIST.search(opening):
        return said
    return replace(said, text=f"{opening}\n{said.text}")


def _chain(pieces: Sequence[Sentence], best: int, limit: int) -> tuple[int, int]:
    """The clauses that semicolons join: 3000元以下……；3000元以上…… are one rule."""
    first = last = best
    while first > 0 and _JOINED.search(pieces[first - 1].text):
        first -= 1
    while last + 1 < len(pieces) and _JOINED.search(pieces[last].text):
        last += 1
    if pieces[last].end - pieces[first].start > limit or _ITEM.match(pieces[best].text):
        return best, best
    return first, last


def _opener(pieces: Sequence[Sentence], first: int) -> int | None:
    """The sentence that opens the list in which an item stands."""
    if not _ITEM.match(pieces[first].text):
        return None
    for at in range(first - 1, -1, -1):
        if _OPENS_LIST.search(pieces[at].text):
            return at
    return None


def _list_around(pieces: Sequence[Sentence], best: int, question: Question) -> tuple[int, int]:
    """The list that the sentence opens or belongs to, where a list is asked for."""
    if _OPENS_LIST.search(pieces[best].text):
        last = best
        while last + 1 < len(pieces) and (_ITEM.match(pieces[last + 1].text) or last == best):
            last += 1
        return best, _within(pieces, best, last)
    if Wants.LIST not in question.wants or not _ITEM.match(pieces[best].text):
        return best, best
    first = last = best
    while first > 0 and _ITEM.match(pieces[first - 1].text):
        first -= 1
    while last + 1 < len(pieces) and _ITEM.match(pieces[last + 1].text):
        last += 1
    return first, _within(pieces, first, last)


def _within(pieces: Sequence[Sentence], first: int, last: int) -> int:
    while last > first and pieces[last].end - pieces[first].start > _LIST_LIMIT:
        last -= 1
    return last


def _widen(
    pieces: Sequence[Sentence], relevance: Sequence[float], best: int, limit: int
) -> tuple[int, int]:
    """Take in what the sentence leans on and what is nearly as relevant beside it."""
    first = last = best

    def fits(low: int, high: int) -> bool:
        return pieces[high].end - pieces[low].start <= limit

    while first > 0 and _LEANS_BACK.match(pieces[first].text) and fits(first - 1, last):
        first -= 1
    if last + 1 < len(pieces) and fits(first, last + 1):
        following = pieces[last + 1].text
        near = relevance[last + 1] >= _NEXT_SHARE * relevance[best]
        short = pieces[last].end - pieces[first].start < _SHORT
        if _LEANS_BACK.match(following) or ((near or short) and not _OPENS_LIST.search(following)):
            last += 1
    if first > 0 and pieces[first - 1].complete and fits(first - 1, last):
        near = relevance[first - 1] >= _NEXT_SHARE * relevance[best]
        if near or pieces[last].end - pieces[first].start < _SHORT:
            first -= 1
    return first, last


def _said(passage: str, spans: Sequence[Span]) -> Extract:
    """Join the stretches, those that touch as they stand in the passage."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not passage[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return Extract("\n".join(passage[start:end] for start, end in joined), tuple(joined))
