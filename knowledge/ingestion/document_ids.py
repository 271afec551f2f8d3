"""Which document ids are taken, and by which file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.index import DocumentRecord
from knowledge.model import Document, digest


class DocumentIds:
    """Gives documents that share a title and a date an id of their own each."""

    def __init__(self, records: Iterable[DocumentRecord]) -> None:
        self._owners: dict[str, str] = {}
        self._of_path: dict[str, list[str]] = {}
        for record in records:
            self._take(record.document)

    def knows(self, path: str) -> bool:
        """Whether documents of this file are there."""
        return path in self._of_path

    def settled(self, path: str, documents: Iterable[Document]) -> list[Document]:
        """Return a file's documents, each with an id that no other document has.

        Nothing is taken yet: the file's earlier documents may have to stay.
        """
        settled: list[Document] = []
        mine: set[str] = set()
        for document in documents:
            attempt = 0
            fresh = document.id
            while fresh in mine or self._owners.get(fresh, path) != path:
                fresh = digest(f"{document.id}|{path}|{attempt}")[:10]
                attempt += 1
            mine.add(fresh)
            settled.append(_with_id(document, fresh))
        return settled

    def put(self, path: str, documents: Sequence[Document]) -> None:
        """Note that these are the file's documents now."""
        for one in self._of_path.pop(path, ()):
            del self._owners[one]
        for document in documents:
            self._take(document)

    def _take(self, document: Document) -> None:
        self._owners[document.id] = document.path
        self._of_path.setdefault(document.path, []).append(document.id)


def _with_id(document: Document, fresh: str) -> Document:
    if fresh == document.id:
        return document
    passages = tuple(
        replace(one, id=one.id.replace(document.id, fresh, 1), document_id=fresh)
        for one in document.passages
    )
    return replace(document, id=fresh, passages=passages)
