"""What a generation's documents say about themselves, held in memory while it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from threading import Lock

from knowledge.errors import QuestionError
from knowledge.index import (
    DocumentRecord,
    Generation,
    PassageRecord,
    Searchable,
    VisibleGeneration,
)
from knowledge.model import Document, Place
from knowledge.once import once
from knowledge.search.texts import AMBIGUOUS_DOCUMENT, NO_DOCUMENT
from knowledge.search.titles import TitleIndex
from knowledge.search.versions import Versions

_VIEWS = 16  # as many are kept; each has its own titles and words


class Catalogue:
    """The documents of one generation: by id, by title, by version; shared by threads.

    Args:
        hidden: the numbers of documents that are not in it: as if they had never been read.
    """

    def __init__(self, generation: Generation, hidden: frozenset[int] = frozenset()) -> None:
        self._whole = generation
        self._hidden = hidden
        self._lock = Lock()
        self._views: dict[frozenset[int], Catalogue] = {}
        every = generation.manifest.documents()
        records = _answering([one for one in every if one.number not in hidden])
        self.records = {one.document.id: one for one in records}
        self.numbers = {one.number: one.document.id for one in records}
        unique = [one.document for one in records if one.duplicate_of is None]
        self.documents: dict[str, Document] = {one.id: one for one in unique}
        indexed = {one.number for one in every if one.duplicate_of is None}
        silent = indexed - {one.number for one in records if one.duplicate_of is None}
        self.generation: Searchable = (
            VisibleGeneration(generation, frozenset(silent)) if silent else generation
        )
        self._limited = [one for one in records if one.document.audience]
        self.versions = Versions(unique, generation.manifest.article_ranges())
        self._superseded = lru_cache(maxsize=8)(self.versions.superseded)

    @once
    def titles(self) -> TitleIndex:
        return TitleIndex(self.documents.values())

    @property
    def audiences(self) -> frozenset[str]:
        """Everybody whom some document is limited to."""
        return frozenset(name for one in self._limited for name in one.document.audience)

    def seen_by(self, viewer: frozenset[str] | None) -> Catalogue:
        """Return the catalogue as somebody of these audiences sees it; None sees everything.

        Those from whom the same is hidden share one.
        """
        hidden = frozenset(
            one.number for one in self._limited if not one.document.visible_to(viewer)
        )
        if not hidden:
            return self
        with self._lock:
            view = self._views.pop(hidden, None) or Catalogue(self._whole, self._hidden | hidden)
            self._views[hidden] = view
            if len(self._views) > _VIEWS:
                del self._views[next(iter(self._views))]
        return view

    def superseded(self, on: date) -> frozenset[str]:
        """Return the ids of documents that another version replaces on that day."""
        return self._superseded(on)

    def find(self, name: str) -> Document:
        """Return the document with this id, path, title or short title.

        Raises:
            QuestionError: there is none, or more than one.
        """
        for record in self.records.values():
            if name in (record.document.id, record.document.where):
                return self.documents[record.duplicate_of or record.document.id]
        titles = self.titles
        families = titles.called(name) or titles.similar(name) or titles.containing(name)
        if len(families) > 1:
            listed = "、".join(f"《{one}》" for one in families[:5])
            raise QuestionError(AMBIGUOUS_DOCUMENT.format(name=name, titles=listed))
        if not families:
            raise QuestionError(NO_DOCUMENT.format(name=name))
        return self.versions.answering(self.titles.families[families[0]][0], date.today())

    def mentioned(self, words: str) -> bool:
        """Whether the words stand in any document's text."""
        return not self.records.keys().isdisjoint(self.generation.manifest.mentioning(words))

    def headings(self) -> list[str]:
        """Return the labels of all chapters and sections, each once."""
        return self.generation.manifest.headings(self.numbers)

    def places(self, document_id: str) -> list[Place]:
        """Return a document's places in the order of the text; none where it is not in it."""
        known = document_id in self.records
        return self.generation.manifest.places(document_id) if known else []

    def text(self, document_id: str) -> str:
        """Return a document's whole text; empty where it is not in it."""
        known = document_id in self.records
        return self.generation.manifest.document_text(document_id) if known else ""

    def passages(self, rows: Sequence[int]) -> dict[int, PassageRecord]:
        return self.generation.manifest.passages(rows)


def _answering(records: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    """Of documents with one text that are limited to different people one answers: that for
    everybody, else the first by path."""
    first: dict[str, str] = {}
    for one in sorted(records, key=lambda one: bool(one.document.audience)):
        if one.duplicate_of is None:
            first.setdefault(one.text_hash, one.document.id)
    found = []
    for one in records:
        owner = first.get(one.text_hash, one.document.id)
        duplicate_of = None if owner == one.document.id else owner
        same = duplicate_of == one.duplicate_of
        found.append(one if same else replace(one, duplicate_of=duplicate_of))
    return found
