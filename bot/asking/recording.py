"""An answer of the knowledge side -> the record that is kept of it."""

from __future__ import annotations

import re
import unicodedata

from bot.asking.ports import Refers
from bot.record import AnswerRecord, Quote, Reference
from knowledge.answer.texts import LABELS
from knowledge.model import Answer, Citation, Document, NoAnswer, ScoredPassage

_NEAREST = 3
_REFERENCES = 6
_NOISE = re.compile(r"[\W_]+")


def record_of(answer: Answer | NoAnswer) -> AnswerRecord:
    """Return what is kept: the quotes verbatim, of a refusal the nearest places."""
    notices = tuple((one.code, one.text) for one in answer.notices)
    if isinstance(answer, Answer):
        quotes = tuple(_cited(one) for one in answer.citations)
        return AnswerRecord(
            True, answer.text, quotes, notices=notices, confidence=answer.confidence
        )
    nearest = tuple(
        found(mark, one) for mark, one in enumerate(answer.passages[:_NEAREST], start=1)
    )
    return AnswerRecord(
        False,
        answer.text,
        nearest=nearest,
        notices=notices,
        choices=answer.choices,
        confidence=answer.confidence,
    )


def references_of(
    record: AnswerRecord, refers: Refers, viewer: frozenset[str]
) -> tuple[Reference, ...]:
    """Return the places that the quotes name, each once, but those that are quoted already."""
    quoted = [(one.document_id, one.start, one.end) for one in record.quotes]
    found: dict[tuple[str, int, int], Reference] = {}
    for document_id, start, end in quoted:
        for one in refers.references(document_id, start, end, viewer):
            place = (one.document_id, one.start, one.end)
            if not any(_within(place, quote) or _within(quote, place) for quote in quoted):
                found.setdefault(place, Reference(one.label, *place))
    return tuple(found.values())[:_REFERENCES]


def _within(inner: tuple[str, int, int], outer: tuple[str, int, int]) -> bool:
    return inner[0] == outer[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def folded(question: str) -> str:
    """Return the same text for questions that differ in form only.

    >>> folded("支委会 多久开一次？")
    '支委会多久开一次'
    """
    return _NOISE.sub("", unicodedata.normalize("NFKC", question)).casefold()


def _cited(one: Citation) -> Quote:
    return _quote(
        one.document,
        mark=one.mark,
        location=one.location,
        text=one.quote,
        passage_id=one.passage_id,
        start=one.start,
        end=one.end,
    )


def found(mark: int, one: ScoredPassage) -> Quote:
    """Return a found place as it is kept and shown."""
    return _quote(
        one.document,
        mark=mark,
        location=one.document.located(one.passage.location, one.passage.start),
        text=one.passage.text,
        passage_id=one.passage.id,
        start=one.passage.start,
        end=one.passage.end,
    )


def _quote(
    document: Document,
    *,
    mark: int,
    location: str,
    text: str,
    passage_id: str,
    start: int,
    end: int,
) -> Quote:
    return Quote(
        mark=mark,
        label=LABELS[document.kind],
        title=document.title,
        location=location,
        text=text,
        date=document.version_date or "",
        document_id=document.id,
        passage_id=passage_id,
        start=start,
        end=end,
        scanned=document.is_scanned(start, end),
        audience=document.audience,
    )
