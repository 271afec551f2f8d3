"""Items that were kept -> whether their passages still read as they did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from knowledge.model import Document, Passage, digest
from knowledge.quiz.citing import cite
from knowledge.quiz.item import ItemCitation, QuizItem, item_id
from knowledge.quiz.readership import open_to_readers_of
from knowledge.search import Catalogue, Catalogues
from knowledge.structure import canonical_title


class ItemState(StrEnum):
    """What became of the passage that an item rests on."""

    CURRENT = "current"
    MOVED = "moved"  # the same words, in a new version or elsewhere in the document
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of an item's passage.

    `renewed` is the item with the citation as it is now: where it MOVED, and where it
    CHANGED but its quote still stands. `now_reads` is the passage as it reads now, empty
    where it is GONE.
    """

    item: QuizItem
    state: ItemState
    renewed: QuizItem | None = None
    now_reads: str = ""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Holds items against the generation that answers now; safe from many threads.

    Args:
        today: the day whose versions count as in force.
    """

    library: Catalogues
    today: Callable[[], date] = date.today

    def __call__(self, items: Iterable[QuizItem]) -> tuple[Finding, ...]:
        """Return what became of each item's passage, in order.

        Raises:
            StorageError: nothing has been ingested yet.
        """
        catalogue = self.library.catalogue()
        holding = _Holding(catalogue, self.today())
        return tuple(holding(one) for one in items)


class _Holding:
    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self._catalogue = catalogue
        self._superseded = catalogue.superseded(on)
        self._titled: dict[str, list[Document]] = {}
        for one in catalogue.documents.values():
            if one.id not in self._superseded:
                self._titled.setdefault(canonical_title(one.title), []).append(one)
        self._passages: dict[str, list[Passage]] = {}

    def __call__(self, item: QuizItem) -> Finding:
        cited = item.citation
        if cited is None:
            return Finding(item, ItemState.GONE)
        documents = self._documents(cited)
        for document in documents:
            for passage in self._of(document):
                if digest(passage.text) == cited.passage_hash:
                    found = self._same(item, cited, document, passage)
                    if found is not None:
                        return found
        for document in documents:
            heir = self._successor(cited, document)
            if heir is not None:
                renewed = self._renewed(item, cited, document, heir)
                return Finding(item, ItemState.CHANGED, renewed, heir.text)
        return Finding(item, ItemState.GONE)

    def _documents(self, cited: ItemCitation) -> list[Document]:
        """The document itself, else those in force of its title.

        Their words are shown to whoever may see the item: none that is more limited counts.
        """
        own = self._catalogue.documents.get(cited.document_id)
        if own is not None and own.id not in self._superseded:
            return [own]
        titled = self._titled.get(canonical_title(cited.title), [])
        if own is not None:
            return [one for one in titled if open_to_readers_of(own, one)]
        return [one for one in titled if not one.audience] or titled

    def _of(self, document: Document) -> list[Passage]:
        if document.id not in self._passages:
            rows = self._catalogue.generation.manifest.passages_of(document.id)
            self._passages[document.id] = [one.passage for one in rows]
        return self._passages[document.id]

    def _same(
        self, item: QuizItem, cited: ItemCitation, document: Document, passage: Passage
    ) -> Finding | None:
        """A passage of the same words; its place may be another."""
        renewed = self._renewed(item, cited, document, passage)
        if renewed is None:
            return None
        if renewed.citation == cited:
            return Finding(item, ItemState.CURRENT, None, passage.text)
        if renewed.citation and renewed.citation.location != cited.location:
            # Its stem may name the article: somebody has to look at it.
            return Finding(item, ItemState.CHANGED, renewed, passage.text)
        return Finding(item, ItemState.MOVED, renewed, passage.text)

    def _successor(self, cited: ItemCitation, document: Document) -> Passage | None:
        """The passage with the quote, else the one at the same place."""
        passages = self._of(document)
        text = self._catalogue.text(document.id)
        at = text.find(cited.quote)
        holding = [one for one in passages if at >= 0 and one.start <= at < one.end]
        place = cited.passage_id.split(":")[1:]
        same = [one for one in passages if one.id.split(":")[1:] == place]
        located = [one for one in passages if one.location == cited.location]
        return next(iter((*holding, *same, *located)), None)

    def _renewed(
        self, item: QuizItem, cited: ItemCitation, document: Document, passage: Passage
    ) -> QuizItem | None:
        """The item citing the same quote in the passage; None where it is not there."""
        text = self._catalogue.text(document.id)
        at = text.find(cited.quote, passage.start)
        if not passage.start <= at < passage.end:
            return None
        citation = cite(document, passage, cited.quote, at)
        id_ = item_id(item.type, item.stem, item.right, passage.id)
        return replace(item, id=id_, citation=citation)
