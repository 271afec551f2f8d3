"""A list that is spread over the paragraphs or headings of a section.

“三抓”是哪三样: under the heading （一）强化“三抓” stand three paragraphs, each opened by what is
to be grasped. The heading names the list; what its paragraphs or sub-headings open with are
its items, each cited by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answer.texts import LABELS
from knowledge.answer.writing import QUOTES
from knowledge.model import Answer, Citation, Document, Level, Passage, Place
from knowledge.search import Catalogue, Question, Wants

_NAME = re.compile(
    r"([两双二三四五六七八九十][个大项条]?[一-鿿]{1,3}?)[”\"』」]?"
    r"(?:到底|具体|分别|都)?(?:是|指|有|靠|$|[?？])"
)
_NUMERALS = {numeral: at for at, numeral in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "双": 2,
}
_OPENING = re.compile(r"[^。；;！？:：\n]{2,40}[。；;:：]")
Span = tuple[int, int]


def enumeration(question: Question, document: Document, catalogue: Catalogue) -> Answer | None:
    """Answer with the items of the list that a heading of the document names.

    None where the question asks for no list, or no heading names it, or the section has
    not as many items as the name says.
    """
    if Wants.LIST not in question.wants:
        return None
    text = catalogue.text(document.id)
    places = catalogue.places(document.id)
    names = [one for one in (*question.quoted, *_NAME.findall(question.folded)) if len(one) > 1]
    for place in places:
        named = [one for one in names if one in place.label]
        if place.level is Level.SECTION and named:
            spans = _under(place, places, text)
            if len(spans) > 1 and len(spans) in _counts(named):
                return _answer(document, place, spans, text, catalogue)
    return None


def _counts(names: Sequence[str]) -> set[int]:
    """How many items the names speak of: “三抓” of three."""
    return {_NUMERALS[one] for name in names for one in name if one in _NUMERALS}


def _under(place: Place, places: Sequence[Place], text: str) -> list[Span]:
    """The items of a section: its sub-headings, or else what its paragraphs open with."""
    inside = [
        one
        for one in places
        if one.path == (*place.path, place.label) and place.start <= one.start < place.end
    ]
    if inside:
        return [(one.start, _line_end(text, one.start)) for one in inside]
    spans = []
    at = _line_end(text, place.start) + 1
    while at < place.end:
        end = min(_line_end(text, at), place.end)
        opening = _OPENING.match(text, at, end)
        if opening is None:
            return []
        spans.append(opening.span())
        at = end + 1
    return spans


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _answer(
    document: Document, place: Place, spans: Sequence[Span], text: str, catalogue: Catalogue
) -> Answer:
    room = QUOTES // len(spans)
    passages = [one.passage for one in catalogue.generation.manifest.passages_of(document.id)]
    citations = []
    for mark, (start, end) in enumerate(spans, start=1):
        paragraph = min(max(_line_end(text, start), end), start + room)
        passage = _holding(passages, start)
        citations.append(
            Citation(
                mark=mark,
                document=document,
                location=document.located(passage.location if passage else place.label, start),
                quote=text[start : max(end, paragraph)],
                passage_id=passage.id if passage else "",
                start=start,
                end=max(end, paragraph),
            )
        )
    said = [
        f"{text[start:end].strip()}[{mark}]" for mark, (start, end) in enumerate(spans, start=1)
    ]
    return Answer(LABELS[document.kind] + "\n".join(said), tuple(citations), 1.0)


def _holding(passages: Sequence[Passage], at: int) -> Passage | None:
    return next((one for one in passages if one.start <= at < one.end), None)
