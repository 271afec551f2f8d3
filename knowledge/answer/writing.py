"""Writes an answer from what was cut: labelled by kind, each part with its citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answer.extract import Extract
from knowledge.answer.texts import LABELS
from knowledge.model import Answer, Citation, Document, Passage
from knowledge.search import whole_sentences

QUOTES = 600  # characters of all quotes together


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage that is to be said."""

    document: Document
    passage: Passage
    extract: Extract


def write(parts: Sequence[Part]) -> Answer:
    """Return the answer; every quote is the passage, or a window of it around what is said.

    【规定】支部委员会会议每月至少召开1次。[1]
    """
    said: list[str] = []
    citations: list[Citation] = []
    room = QUOTES // max(1, len(parts))
    for mark, part in enumerate(parts, start=1):
        passage = part.passage
        what = _within(passage.text, part.extract, room)
        start, end = _window(len(passage.text), what.spans[0][0], what.spans[-1][1], room)
        citations.append(
            Citation(
                mark=mark,
                document=part.document,
                location=part.document.located(passage.location, passage.start + what.spans[0][0]),
                quote=passage.text[start:end],
                passage_id=passage.id,
                start=passage.start + start,
                end=passage.start + end,
            )
        )
        said.append(f"{LABELS[part.document.kind]}{what.text}[{mark}]")
    return Answer("\n".join(said), tuple(citations), 1.0)


def _within(passage: str, extract: Extract, room: int) -> Extract:
    """Shorten what is said to the quote's room, so that all of it is quoted."""
    if len(extract.text) <= room and extract.spans[-1][1] - extract.spans[0][0] <= room:
        return extract
    start, end = extract.spans[-1]
    if end - start <= room:
        return Extract(passage[start:end], ((start, end),))
    said = whole_sentences(passage[start:end], room)
    return Extract(said, ((start, start + len(said)),))


def _window(length: int, start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of at most `room` characters around `start:end`."""
    if length <= room:
        return 0, length
    before = min(start, (room - (end - start)) // 2)
    low = max(0, min(start - before, length - room))
    return low, low + room
