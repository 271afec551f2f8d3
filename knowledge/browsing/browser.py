"""What can be looked at beside an answer: a quote's surroundings, what it refers to, the list
of documents, what changed lately. Nobody sees here what is not meant for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.browsing.pages import Page, page_starts, runs
from knowledge.browsing.referring import CrossReference, Referring
from knowledge.index import Change, ChangeState, recorded_changes
from knowledge.model import Document, Kind
from knowledge.search import Catalogue, Catalogues


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list of all; `date` is the ISO date of its version, empty where none
    is known, `articles` how many 条 it has."""

    document_id: str
    title: str
    kind: Kind
    date: str
    in_force: bool
    articles: int


@dataclass(frozen=True, slots=True)
class Browser:
    """Shows documents to people; safe from many threads.

    `viewer` are everywhere the audiences that somebody belongs to; None sees everything.

    Args:
        today: the day whose versions count as in force.

    Raises:
        StorageError: from every method: nothing has been ingested yet, or by another model.
    """

    library: Catalogues
    today: Callable[[], date] = date.today

    def page(
        self,
        document_id: str,
        start: int,
        end: int,
        viewer: frozenset[str] | None,
        page: int | None = None,
        *,
        quote: str = "",
    ) -> Page | None:
        """Return a page of a document, `text[start:end]` of it marked as the quote.

        Args:
            page: its number, from 1, the nearest where there is none such; None means the
                page on which the quote begins.
            quote: what stood there when it was cited: where the text has changed since, it
                is looked for.

        Returns:
            None where the document is gone or hidden, or no longer has the quote.
        """
        catalogue = self.library.catalogue(viewer)
        document = catalogue.documents.get(document_id)
        text = catalogue.text(document_id)
        span = _stretch(text, start, end, quote)
        if document is None or span is None:
            return None
        starts = page_starts(text)
        number = bisect_right(starts, span[0]) if page is None else page
        number = min(max(number, 1), len(starts))
        begin, stop = [*starts, len(text)][number - 1 : number + 1]
        shown = runs(text, begin, stop, span)
        at = span[0] if any(one.quoted for one in shown) else begin
        location = _location(catalogue, document, at)
        return Page(document.id, document.title, location, number, len(starts), shown)

    def references(
        self, document_id: str, start: int, end: int, viewer: frozenset[str] | None
    ) -> tuple[CrossReference, ...]:
        """Return the places that `text[start:end]` of a document refers to, in order, each
        once: 前款, 本条例第九条, 《…》第十条. What cannot be found is left out."""
        catalogue = self.library.catalogue(viewer)
        document = catalogue.documents.get(document_id)
        if document is None:
            return ()
        return Referring(catalogue, document, self.today())(start, end)

    def documents(self, viewer: frozenset[str] | None) -> tuple[Listed, ...]:
        """Return what can be asked about, by title, of one title the newest first."""
        catalogue = self.library.catalogue(viewer)
        articles = {one.document.id: one.articles for one in catalogue.records.values()}
        on = self.today()
        listed = [
            Listed(
                one.id,
                one.title,
                one.kind,
                one.version_date or "",
                catalogue.versions.in_force(one, on),
                articles[one.id],
            )
            for one in catalogue.documents.values()
        ]
        listed.sort(key=lambda one: one.date, reverse=True)
        return tuple(sorted(listed, key=lambda one: one.title))

    def changes(self, viewer: frozenset[str] | None, limit: int) -> tuple[Change, ...]:
        """Return up to `limit` changes of the collection, the last publication's first.

        A document that is limited to others, or was at any of the changes told, is not
        spoken of.
        """
        catalogue = self.library.catalogue(viewer)
        every = recorded_changes(catalogue.generation.manifest)
        hidden = {one.document_id for one in every if not one.visible_to(viewer)}
        last = {one.document_id: one.state for one in reversed(every)}
        gone = {one for one, state in last.items() if state is ChangeState.REMOVED}
        seen = [
            one
            for one in every
            if one.document_id not in hidden
            and (one.document_id in catalogue.records or one.document_id in gone)
        ]
        return tuple(seen[:limit])


def _stretch(text: str, start: int, end: int, quote: str) -> tuple[int, int] | None:
    """Where the quote stands now."""
    if not 0 <= start < end or (not quote and end > len(text)):
        return None
    if not quote or text[start:end] == quote:
        return start, end
    at = text.find(quote)
    return (at, at + len(quote)) if at >= 0 else None


def _location(catalogue: Catalogue, document: Document, at: int) -> str:
    """The label of the passage that holds a character, or of the one before it."""
    passages = [one.passage for one in catalogue.generation.manifest.passages_of(document.id)]
    before = [one for one in passages if one.start <= at] or passages[:1]
    holding = [one for one in before if at < one.end] or before[-1:]
    return document.located(holding[0].location, at) if holding else ""
