"""What a generation's documents say about themselves, held in memory while it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol

from knowledge.errors import QuestionError
from knowledge.index import Generation, GenerationStore, PassageRecord
from knowledge.model import Document, Place
from knowledge.search.texts import AMBIGUOUS_DOCUMENT, NO_DOCUMENT
from knowledge.search.titles import TitleIndex
from knowledge.search.versions import Versions


class Catalogue:
    """The documents of one generation: by id, by title, by version."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        records = generation.manifest.documents()
        self.records = {one.document.id: one for one in records}
        self.numbers = {one.number: one.document.id for one in records}
        unique = [one.document for one in records if one.duplicate_of is None]
        self.documents: dict[str, Document] = {one.id: one for one in unique}
        self.versions = Versions(unique, generation.manifest.article_ranges())
        self._superseded = lru_cache(maxsize=8)(self.versions.superseded)

    @cached_property
    def titles(self) -> TitleIndex:
        return TitleIndex(self.documents.values())

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
        return bool(self.generation.manifest.mentioning(words))

    def places(self, document_id: str) -> list[Place]:
        return self.generation.manifest.places(document_id)

    def text(self, document_id: str) -> str:
        return self.generation.manifest.document_text(document_id)

    def passages(self, rows: Sequence[int]) -> dict[int, PassageRecord]:
        return self.generation.manifest.passages(rows)


class Catalogues(Protocol):
    """Gives the catalogue that answers now."""

    def catalogue(self) -> Catalogue:
        """Return the catalogue that answers now; raises StorageError."""
        ...


@dataclass(frozen=True, slots=True)
class OneCatalogue:
    """Gives always the same catalogue: of a draft, of a question set's own passages."""

    only: Catalogue

    def catalogue(self) -> Catalogue:
        return self.only


class Library:
    """The published generation as a long-lived process sees it.

    It looks at CURRENT before each question (a stat) and opens the new generation when
    another process has published one.
    """

    def __init__(self, store: GenerationStore, check: Callable[[Generation], None]) -> None:
        """`check` refuses a generation that cannot be used, by raising."""
        self._store = store
        self._check = check
        self._stamp: tuple[int, int] | None = None
        self._catalogue: Catalogue | None = None

    def catalogue(self) -> Catalogue:
        """Return the catalogue of the generation that answers now.

        Raises:
            NoGeneration: nothing has been ingested yet.
            ModelMismatch: it was embedded by another model.
        """
        stamp = self._store.pointer_stamp()
        if self._catalogue is None or stamp != self._stamp:
            generation = self._store.current()
            self._check(generation)
            if self._catalogue is not None:
                self._catalogue.generation.close()
            self._catalogue = Catalogue(generation)
            self._stamp = stamp
        return self._catalogue
