"""Brings a draft generation's indexes in line with its manifest.

Vectors of passages that were embedded before (same embedded text, same model) are
carried over; the others are embedded in batches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import StorageError
from knowledge.index.embedding import Embedder
from knowledge.index.generation import Draft, Generation
from knowledge.index.lexical import LexicalChanges, LexicalEntry
from knowledge.index.manifest_records import DocumentRecord, PassageRecord
from knowledge.index.terms import Terms
from knowledge.index.texts import INCONSISTENT
from knowledge.index.vectors import VectorEntry
from knowledge.model import Document

Progress = Callable[[int, int], None]  # passages done, passages in all

_BATCH = 512
_DEAD = "dead_rows"  # rows taken out since the indexes were last built anew


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

    def update(self, draft: Draft, previous: Generation | None, on: Progress) -> Indexed:
        """Take out what the manifest no longer holds, put in what waits, check.

        Args:
            draft: a generation whose manifest is complete and whose indexes are not begun.
            previous: the generation whose indexes and vectors are carried over; None
                builds all anew.
            on: told the progress after each batch.

        Raises:
            StorageError: the indexes and the manifest disagree afterwards.
        """
        gone = self._begin(draft, previous)
        known = self._known(previous)
        manifest = draft.manifest
        manifest.set_fact("embedding", self._embedder.fingerprint)
        total = manifest.waiting_count()
        documents = {one.document.id: one.document for one in manifest.documents()}
        embedded = done = 0
        after = -1
        with (
            draft.vectors.changes() as vectors,
            draft.lexical.changes() as lexical,
            draft.outline.changes() as outline,
        ):
            for row in gone:
                vectors.remove(row)
                lexical.remove(row)
            new = self._outdated(draft, previous, outline)
            while batch := manifest.waiting(after, _BATCH):
                after = batch[-1].row
                rows, fresh = self._vectors(batch, known, previous)
                for one in batch:
                    document = documents[one.passage.document_id]
                    # Beside its passages, because cutting the same words again is cheap.
                    if record := new.pop(document.id, None):
                        outline.add(self._outline_entry(draft, record))
                    vectors.add(_vector_entry(one, document, rows[one.row]))
                    lexical.add(self._lexical_entry(one, document))
                manifest.mark_indexed(one.row for one in batch)
                embedded += fresh
                done += len(batch)
                on(done, total)
            for record in new.values():
                outline.add(self._outline_entry(draft, record))
        _check(draft)
        manifest.set_fact("content", manifest.content_digest())
        return Indexed(embedded, done - embedded)

    @staticmethod
    def _begin(draft: Draft, previous: Generation | None) -> list[int]:
        """Carry the indexes over, unless most of them is dead; return the rows to take out."""
        manifest = draft.manifest
        if previous is not None:
            before, now = previous.manifest.indexed_rows(), manifest.indexed_rows()
            gone = sorted(before - now)
            dead = (previous.manifest.fact(_DEAD) or 0) + len(gone)
            if dead <= len(now):
                draft.copy_indexes(previous)
                manifest.set_fact(_DEAD, dead)
                return gone
        manifest.unmark_all()
        manifest.set_fact(_DEAD, 0)
        return []

    def _known(self, previous: Generation | None) -> dict[str, int]:
        if previous is None or previous.manifest.fact("embedding") != self._embedder.fingerprint:
            return {}
        return previous.manifest.indexed_hashes()

    def _vectors(
        self,
        batch: Sequence[PassageRecord],
        known: Mapping[str, int],
        previous: Generation | None,
    ) -> tuple[dict[int, Sequence[float]], int]:
        """Return a vector for each row, and how many were embedded for it."""
        vectors: dict[int, Sequence[float]] = {}
        if previous is not None and known:
            earlier = {one.row: known[h] for one in batch if (h := one.passage.hash) in known}
            stored = previous.vectors.vectors(sorted(set(earlier.values())))
            vectors = {row: stored[old] for row, old in earlier.items() if old in stored}
        fresh = [one for one in batch if one.row not in vectors]
        if fresh:
            texts = [one.passage.embedding_text for one in fresh]
            embedded = self._embedder.embed_documents(texts)
            vectors.update(zip((one.row for one in fresh), embedded, strict=True))
        return vectors, len(fresh)

    @staticmethod
    def _outdated(
        draft: Draft, previous: Generation | None, outline: LexicalChanges
    ) -> dict[str, DocumentRecord]:
        """Take out documents that are gone; return by id those that are to be put in."""
        wanted = _outlined(draft)
        present = _outlined(previous) if previous is not None and draft.outline.size else {}
        for number in present.keys() - wanted.keys():
            outline.remove(number)
        return {
            record.document.id: record for number, record in wanted.items() if number not in present
        }

    def _outline_entry(self, draft: Draft, record: DocumentRecord) -> LexicalEntry:
        """Whole documents are indexed as well: a question often names one by its place."""
        text = draft.manifest.document_text(record.document.id)
        names = "\n".join((*record.document.names, record.document.issuer or ""))
        return LexicalEntry(record.number, self._terms(text), self._terms(names))

    def _lexical_entry(self, one: PassageRecord, document: Document) -> LexicalEntry:
        passage = one.passage
        context = "\n".join(
            (passage.lead, passage.location, *document.names, document.issuer or "")
        )
        return LexicalEntry(one.row, self._terms(passage.text), self._terms(context))


def _outlined(generation: Generation) -> dict[int, DocumentRecord]:
    return {
        record.number: record
        for record in generation.manifest.documents()
        if record.duplicate_of is None
    }


def _vector_entry(one: PassageRecord, document: Document, vector: Sequence[float]) -> VectorEntry:
    passage = one.passage
    metadata = {
        "passage_id": passage.id,
        "document_id": document.id,
        "title": document.title,
        "location": passage.location,
    }
    return VectorEntry(one.row, vector, passage.text, metadata)


def _check(draft: Draft) -> None:
    rows = draft.manifest.indexed_rows()
    agree = draft.vectors.size == len(rows) and draft.lexical.rows() == rows
    if not agree or draft.outline.rows() != _outlined(draft).keys():
        sizes = f"vectors {draft.vectors.size}, lexical {draft.lexical.size}"
        raise StorageError(INCONSISTENT, detail=f"manifest {len(rows)}, {sizes}")
