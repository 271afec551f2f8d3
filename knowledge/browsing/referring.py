"""References in a quote -> the places they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answer import place_label
from knowledge.browsing.cross_references import Printed, Towards, printed_references
from knowledge.model import Document, Level, Place
from knowledge.search import Catalogue, Reference, resolve, within
from knowledge.structure import canonical_title


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference as printed (`label`) and the place it means: `text[start:end]` of a
    document, which may be the same."""

    label: str
    document_id: str
    title: str
    location: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Meant:
    """The places that are meant, in order, and the article they are of."""

    document: Document
    places: tuple[Place, ...]
    article: Place


class Referring:
    """Finds what the text of one document refers to.

    Args:
        on: the day whose versions of other documents are meant.
    """

    def __init__(self, catalogue: Catalogue, document: Document, on: date) -> None:
        self._catalogue = catalogue
        self._document = document
        self._on = on
        self._places = catalogue.places(document.id)
        self._text = catalogue.text(document.id)

    def __call__(self, start: int, end: int) -> tuple[CrossReference, ...]:
        """Return what `text[start:end]` refers to, each place once, in order."""
        # Its lines are read whole: whose 第九条 it is may stand before the quote.
        begin = self._text.rfind("\n", 0, max(start, 0)) + 1
        stop = self._text.find("\n", max(end - 1, 0))
        lines = self._text[begin : len(self._text) if stop < 0 else stop]
        found: dict[tuple[str, int, int], CrossReference] = {}
        last: _Meant | None = None
        for one in printed_references(lines):
            last = self._meant(one, lines, begin, last)
            if last is None or begin + one.end <= start or begin + one.start >= end:
                continue
            first, final = last.places[0], last.places[-1]
            own = last.document.id == self._document.id
            if own and begin + one.start == first.start:
                continue  # the number that an article begins with
            if own and first.start <= start and end <= final.end:
                continue  # what is shown already
            key = last.document.id, first.start, final.end
            label = " ".join(lines[one.start : one.end].split())
            found.setdefault(key, self._reference(label, last))
        return tuple(found.values())

    @staticmethod
    def _reference(label: str, meant: _Meant) -> CrossReference:
        first, final = meant.places[0], meant.places[-1]
        location = place_label(first)
        if final is not first:
            location += f"至{final.label.split()[0]}"
        document = meant.document
        location = document.located(location, first.start)
        return CrossReference(label, document.id, document.title, location, first.start, final.end)

    def _meant(self, one: Printed, lines: str, begin: int, last: _Meant | None) -> _Meant | None:
        match one.towards:
            case Towards.ARTICLE:
                document = self._owner(one, lines, last)
                return self._article(one, document) if document else None
            case Towards.LAST:
                return self._inside(one, last.document, last.article) if last else None
            case Towards.HERE:
                return self._here(one, begin + one.start)
            case Towards.BACK:
                return self._back(one, begin + one.start)

    def _owner(self, one: Printed, lines: str, last: _Meant | None) -> Document | None:
        """The document whose article is named; None where it cannot be told."""
        titles = self._catalogue.titles
        if one.title:
            called = titles.called(one.title)
            whole = canonical_title(one.title)
            return self._titled([whole] if whole in called else called)
        if one.start < one.named:
            return self._document  # 本条例
        if one.linked:
            return last.document if last else None
        before = lines[: one.named].rstrip(" 的")
        for mention in titles.mentions(before):
            if mention.end == len(before):
                return self._titled(mention.families)
        return None if one.foreign else self._document

    def _titled(self, families: Sequence[str]) -> Document | None:
        if len(families) != 1:
            return None
        members = self._catalogue.titles.families[families[0]]
        return self._catalogue.versions.answering(members[0], self._on)

    def _article(self, one: Printed, document: Document) -> _Meant | None:
        document = self._catalogue.versions.part(document, one.article, self._on)
        places = self._places_of(document)
        wanted = Reference(0, 0, one.article, one.insert, until=one.until)
        articles = resolve(wanted, places)
        if not articles:
            return None
        if one.until is None and (one.paragraph is not None or one.item is not None):
            return self._inside(one, document, articles[0])
        return _Meant(document, tuple(articles), articles[-1])

    def _inside(self, one: Printed, document: Document, article: Place) -> _Meant | None:
        if one.paragraph is None and one.item is None:
            return _Meant(document, (article,), article)
        wanted = Reference(0, 0, 0, paragraph=one.paragraph, item=one.item)
        found = within(wanted, article, self._places_of(document))
        return _Meant(document, tuple(found), article) if found else None

    def _here(self, one: Printed, at: int) -> _Meant | None:
        article = self._holding(Level.ARTICLE, at)
        if article is None:
            return None
        if one.paragraph is None and one.item is not None:
            return self._item(one.item, self._holding(Level.PARAGRAPH, at) or article, article)
        return self._inside(one, self._document, article)

    def _item(self, number: int, around: Place, article: Place) -> _Meant | None:
        for place in self._places:
            inside = around.start <= place.start < around.end
            if place.level is Level.ITEM and inside and place.number == number:
                return _Meant(self._document, (place,), article)
        return None

    def _back(self, one: Printed, at: int) -> _Meant | None:
        """前款, 前两条: so many of the same level before the one that holds the character."""
        level = {"条": Level.ARTICLE, "款": Level.PARAGRAPH, "项": Level.ITEM}[one.unit]
        article = self._holding(Level.ARTICLE, at)
        here = self._holding(level, at)
        if article is None or here is None:
            return None
        same = [
            place
            for place in self._places
            if place.level is level
            and place.start < here.start
            and (level is Level.ARTICLE or place.start >= article.start)
        ]
        before = same[-one.steps :]
        if len(before) < one.steps:
            return None
        if level is Level.ARTICLE:
            if one.steps == 1:
                return self._inside(one, self._document, before[0])
            return _Meant(self._document, tuple(before), before[-1])
        if level is Level.PARAGRAPH and one.item is not None:
            return self._item(one.item, before[-1], article)
        return _Meant(self._document, tuple(before), article)

    def _holding(self, level: Level, at: int) -> Place | None:
        holding = (one for one in self._places if one.level is level and one.start <= at < one.end)
        return next(holding, None)

    def _places_of(self, document: Document) -> Sequence[Place]:
        own = document.id == self._document.id
        return self._places if own else self._catalogue.places(document.id)
