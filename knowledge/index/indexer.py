"""Brings a draft generation's indexes in line with its manifest.

Vectors of passages that were embedded before (same embedded text, same model) are
carried over; the others are embedded in batches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import StorageError
from knowledge.index.embedding import Embedder
from knowledge.index.generations import Generation
from knowledge.index.lexical import LexicalChanges, LexicalEntry
from knowledge.index.manifest import PassageRecord
from knowledge.index.terms import Terms
from knowledge.index.texts import INCONSISTENT
from knowledge.index.vectors import VectorEntry
from knowledge.model import Document

Progress = Callable[[int, int], None]  # passages done, passages in all

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Indexed:
    """How many passages were embedded anew and how many kept an earlier vector."""

    embedded: int
    carried: int


class Indexer:
    """Writes a draft's waiting passages into its vector and lexical indexes."""

    def __init__(self, embedder: Embedder, terms: Terms) -> None:
        self._embedder = embedder
        self._terms = terms

    def update(self, draft: Generation, previous: Generation | None, on: Progress) -> Indexed:
        """Take out what the manifest no longer holds, put in what waits, check.

        Args:
            draft: a copy of `previous` whose manifest was changed, or a new one.
            previous: the generation whose vectors may be carried over.
            on: told the progress after each batch.

        Raises:
            StorageError: the indexes and the manifest disagree afterwards.
        """
        manifest = draft.manifest
        manifest.unmark_duplicates()
        known = self._carried(previous)
        manifest.set_fact("embedding", self._embedder.fingerprint)
        documents = {record.document.id: record.document for record in manifest.documents()}
        total = manifest.waiting_count()
        embedded = done = 0
        after = -1
        with draft.lexical.changes() as changes:
            gone = self._gone(draft, previous)
            draft.vectors.remove(gone)
            for row in gone:
                changes.remove(row)
            while batch := manifest.waiting(after, _BATCH):
                after = batch[-1].row
                vectors, fresh = self._vectors(batch, known, previous)
                draft.vectors.add(
                    _vector_entry(one, documents[one.passage.document_id], vectors[one.row])
                    for one in batch
                )
                for one in batch:
                    document = documents[one.passage.document_id]
                    changes.add(self._passage_terms(one, document))
                manifest.mark_indexed(one.row for one in batch)
                embedded += fresh
                done += len(batch)
                on(done, total)
        with draft.outline.changes() as changes:
            self._update_outline(draft, previous, changes)
        _check(draft)
        return Indexed(embedded, done - embedded)

    def _carried(self, previous: Generation | None) -> dict[str, int]:
        if previous is None or previous.manifest.fact("embedding") != self._embedder.fingerprint:
            return {}
        return previous.manifest.indexed_hashes()

    @staticmethod
    def _gone(draft: Generation, previous: Generation | None) -> list[int]:
        if previous is None or draft.vectors.size == 0:
            return []
        return sorted(previous.manifest.indexed_rows() - draft.manifest.indexed_rows())

    def _vectors(
        self,
        batch: Sequence[PassageRecord],
        known: Mapping[str, int],
        previous: Generation | None,
    ) -> tuple[dict[int, Sequence[float]], int]:
        """Return a vector for each row, and how many were embedded for it."""
        vectors: dict[int, Sequence[float]] = {}
        if previous is not None and known:
            rows = {one.row: known.get(one.passage.hash, -1) for one in batch}
            stored = previous.vectors.vectors([row for row in rows.values() if row >= 0])
            vectors = {row: stored[old] for row, old in rows.items() if old in stored}
        fresh = [one for one in batch if one.row not in vectors]
        if fresh:
            texts = [one.passage.embedding_text for one in fresh]
            embedded = self._embedder.embed_documents(texts)
            vectors.update(zip((one.row for one in fresh), embedded, strict=True))
        return vectors, len(fresh)

    def _passage_terms(self, one: PassageRecord, document: Document) -> LexicalEntry:
        passage = one.passage
        lead = passage.embedding_text.removesuffix(passage.text)
        context = "\n".join((document.title, lead, passage.location, *_names(document)))
        return LexicalEntry(one.row, self._terms(passage.text), self._terms(context))

    def _update_outline(
        self, draft: Generation, previous: Generation | None, changes: LexicalChanges
    ) -> None:
        """Index whole documents: a question often names one by its place or author."""
        wanted = _outlined(draft)
        present = set(_outlined(previous)) if previous and draft.outline.size else set()
        for number in present - wanted.keys():
            changes.remove(number)
        for number in sorted(wanted.keys() - present):
            document = wanted[number]
            text = draft.manifest.document_text(document.id)
            names = "\n".join((document.title, *_names(document)))
            changes.add(LexicalEntry(number, self._terms(text), self._terms(names)))


def _outlined(generation: Generation) -> dict[int, Document]:
    return {
        record.number: record.document
        for record in generation.manifest.documents()
        if record.duplicate_of is None
    }


def _names(document: Document) -> list[str]:
    names = [document.organisation, document.issuer, document.source, *document.authors]
    return [name for name in names if name]


def _vector_entry(
    one: PassageRecord, document: Document, vector: Sequence[float]
) -> VectorEntry:
    metadata = {
        "passage_id": one.passage.id,
        "document_id": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "location": one.passage.location,
        "start": one.passage.start,
        "end": one.passage.end,
    }
    return VectorEntry(one.row, vector, one.passage.text, metadata)


def _check(draft: Generation) -> None:
    expected = len(draft.manifest.indexed_rows())
    sizes = {"vectors": draft.vectors.size, "lexical": draft.lexical.size}
    if set(sizes.values()) != {expected}:
        raise StorageError(INCONSISTENT, detail=f"manifest {expected}, {sizes}")
