"""Answers a provision asked for by number: from the manifest, nothing is searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answer.texts import (
    LABELS,
    NO_ARTICLES,
    NO_SUCH_ARTICLE,
    NO_SUCH_PART,
    NO_SUCH_UNIT,
    TRUNCATED,
)
from knowledge.model import (
    Answer,
    Citation,
    Document,
    Level,
    NoAnswer,
    Notice,
    Passage,
    Place,
    ScoredPassage,
)
from knowledge.search import Catalogue, Reference, resolve, sentences
from knowledge.structure import to_chinese

_QUOTES = 500  # characters of all quotes together in an answer
_PLACES = 10
_UNIT_WORDS = {Level.PART: "编", Level.CHAPTER: "章", Level.DIVISION: "节"}


@dataclass(frozen=True, slots=True)
class ProvisionAnswerer:
    """Looks the provisions up that a question names.

    Args:
        limit: characters of all quotes together; None quotes every provision whole.
    """

    catalogue: Catalogue
    limit: int | None = _QUOTES

    def __call__(self, document: Document, references: Sequence[Reference]) -> Answer | NoAnswer:
        """Quote the provisions of a document, or say that it has no such number."""
        places = self.catalogue.places(document.id)
        found: list[Place] = []
        for reference in references:
            named = resolve(reference, places)
            if not named:
                return self._missing(document, reference, places)
            found += [place for place in named if place not in found]
        found = found[:_PLACES]
        text = self.catalogue.text(document.id)
        records = self.catalogue.generation.manifest.passages_of(document.id)
        room = self.limit or len(text) * len(found)
        citations: list[Citation] = []
        notices: list[Notice] = []
        scored: list[ScoredPassage] = []
        for left, place in zip(range(len(found), 0, -1), found, strict=True):
            quote = text[place.start : place.end].rstrip()
            share = room // left
            if len(quote) > share:
                quote = _whole_sentences(quote, share)
                notices = [Notice("truncated", TRUNCATED)]
            room -= len(quote)
            passages = [one.passage for one in records if _overlap(one.passage, place)]
            citations.append(
                Citation(
                    mark=len(citations) + 1,
                    document=document,
                    location=place_label(place),
                    quote=quote,
                    passage_id=passages[0].id if passages else "",
                    start=place.start,
                    end=place.start + len(quote),
                )
            )
            scored += [ScoredPassage(one, document, 1.0) for one in passages]
        label = LABELS[document.kind]
        body = "\n".join(f"{label}{one.quote}[{one.mark}]" for one in citations)
        return Answer(body, tuple(citations), 1.0, tuple(scored[:10]), tuple(notices))

    @staticmethod
    def _missing(document: Document, wanted: Reference, places: Sequence[Place]) -> NoAnswer:
        title = f"《{document.title}》"
        articles = [one for one in places if one.level is Level.ARTICLE]
        article = f"第{_spelled(wanted.article)}条"
        if wanted.insert:
            article += f"之{_spelled(wanted.insert)}"
        if wanted.level is not Level.ARTICLE:
            asked = f"第{_spelled(wanted.article)}{_UNIT_WORDS[wanted.level]}"
            text = NO_SUCH_UNIT.format(title=title, asked=asked)
        elif not articles:
            text = NO_ARTICLES.format(title=title, asked=article)
        elif any(one.number == wanted.article for one in articles) and not wanted.insert:
            part = f"第{_spelled(wanted.paragraph)}款" if wanted.paragraph is not None else ""
            part += f"第{_spelled(wanted.item)}项" if wanted.item is not None else ""
            text = NO_SUCH_PART.format(title=title, article=article, asked=part or article)
        else:
            text = NO_SUCH_ARTICLE.format(title=title, count=len(articles), asked=article)
        return NoAnswer(text, 1.0, notices=(Notice("no_such_provision", text),))


def place_label(place: Place) -> str:
    """Return a place as it is cited: 编 章 节 by number, then 条 款 项 joined.

    >>> place_label(Place("a11.k2", Level.PARAGRAPH, "第二款", 0, 9, ("第三章 组织", "第十一条")))
    '第三章 第十一条第二款'
    """
    above: list[str] = []
    joined: list[str] = []
    for label in (*place.path, place.label):
        number = label.split()[0] if label.startswith("第") else label
        if number.endswith(("编", "章", "节")):
            above.append(number)
        else:
            joined.append(number)
    return " ".join([*above, "".join(joined)]).strip()


def _spelled(number: int) -> str:
    """The numeral as regulations print it; one that none of them has stays as it is."""
    return to_chinese(number) if number < 100_000 else str(number)


def _whole_sentences(text: str, room: int) -> str:
    """The first sentences that fit; a single longer one is cut."""
    end = 0
    for sentence in sentences(text):
        if sentence.end > room:
            break
        end = sentence.end
    return text[: end or room]


def _overlap(passage: Passage, place: Place) -> bool:
    return passage.start < place.end and place.start < passage.end
