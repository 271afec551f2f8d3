"""Answers a provision asked for by number: from the manifest, nothing is searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answer.scope import Target
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
from knowledge.search import Catalogue, Reference, resolve, whole_sentences
from knowledge.structure import to_chinese

_QUOTES = 500  # characters of all quotes together in an answer
_PLACES = 10
_SHOWN = 10
_UNIT_WORDS = {Level.PART: "编", Level.CHAPTER: "章", Level.DIVISION: "节"}


@dataclass(frozen=True, slots=True)
class ProvisionAnswerer:
    """Looks the provisions up that a question names.

    Args:
        limit: characters of all quotes together; None quotes every provision whole.
    """

    catalogue: Catalogue
    limit: int | None = _QUOTES

    def __call__(self, targets: Sequence[Target]) -> Answer | NoAnswer:
        """Quote the provisions, or say which of them there are not."""
        found: list[tuple[Document, Place]] = []
        missing: list[str] = []
        for target in targets:
            places = self.catalogue.places(target.document.id)
            for reference in target.references:
                named = resolve(reference, places)
                if not named or _falls_short(reference, named):
                    missing.append(_missing(target.document, reference, places))
                found += [(target.document, one) for one in named]
        found = list({(document.id, one.key): (document, one) for document, one in found}.values())
        notices = [Notice("no_such_provision", text) for text in dict.fromkeys(missing)]
        if not found:
            return NoAnswer(notices[0].text, 0.0, notices=tuple(notices))
        shown = found if self.limit is None else found[:_PLACES]
        if len(shown) < len(found):
            notices.append(Notice("truncated", TRUNCATED))
        return self._quoted(shown, notices)

    def _quoted(self, found: Sequence[tuple[Document, Place]], notices: list[Notice]) -> Answer:
        room = self.limit
        citations: list[Citation] = []
        scored: list[ScoredPassage] = []
        for left, (document, place) in zip(range(len(found), 0, -1), found, strict=True):
            quote = self.catalogue.text(document.id)[place.start : place.end].rstrip()
            if room is not None:
                if len(quote) > room // left:
                    quote = whole_sentences(quote, room // left)
                    notices.append(Notice("truncated", TRUNCATED))
                room -= len(quote)
            records = self.catalogue.generation.manifest.passages_of(document.id)
            passages = [one.passage for one in records if _overlap(one.passage, place)]
            citations.append(
                Citation(
                    mark=len(citations) + 1,
                    document=document,
                    location=document.located(place_label(place), place.start),
                    quote=quote,
                    passage_id=passages[0].id if passages else "",
                    start=place.start,
                    end=place.start + len(quote),
                )
            )
            scored += [ScoredPassage(one, document, 1.0) for one in passages]
        body = "\n".join(f"{LABELS[one.document.kind]}{one.quote}[{one.mark}]" for one in citations)
        unique = tuple(dict.fromkeys(notices))
        return Answer(body, tuple(citations), 1.0, tuple(scored[:_SHOWN]), unique)


def _missing(document: Document, wanted: Reference, places: Sequence[Place]) -> str:
    """Say what the document does not have."""
    title = f"《{document.title}》"
    articles = [one for one in places if one.level is Level.ARTICLE]
    number = wanted.article if wanted.until is None else max(wanted.article, wanted.until)
    article = f"第{_spelled(number)}条"
    if wanted.insert:
        article += f"之{_spelled(wanted.insert)}"
    if wanted.level is not Level.ARTICLE:
        asked = f"第{_spelled(number)}{_UNIT_WORDS[wanted.level]}"
        return NO_SUCH_UNIT.format(title=title, asked=asked)
    if not articles:
        return NO_ARTICLES.format(title=title, asked=article)
    if any(one.number == number for one in articles) and not wanted.insert:
        part = f"第{_spelled(wanted.paragraph)}款" if wanted.paragraph is not None else ""
        part += f"第{_spelled(wanted.item)}项" if wanted.item is not None else ""
        return NO_SUCH_PART.format(title=title, article=article, asked=part or article)
    return NO_SUCH_ARTICLE.format(title=title, count=len(articles), asked=article)


def _falls_short(reference: Reference, named: Sequence[Place]) -> bool:
    """Whether a range names a last article that there is not."""
    if reference.until is None:
        return False
    last = max(reference.article, reference.until)
    return all(one.number != last for one in named)


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


def _overlap(passage: Passage, place: Place) -> bool:
    return passage.start < place.end and place.start < passage.end
