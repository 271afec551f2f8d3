"""The manifest of a generation: files, documents, places, passages, facts.

One SQLite file. It is what an exact look-up, `show`, `documents` and `check` read,
and what the next ingest compares with; vectors and terms lie beside it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from knowledge.errors import StorageError
from knowledge.index.manifest_records import (
    DocumentRecord,
    FileRecord,
    PassageRecord,
    load_document,
)
from knowledge.index.texts import DAMAGED
from knowledge.model import Level, Passage, Place
from knowledge.source import SourceLine

_CONTENT = (
    "SELECT path, hash, removed FROM files ORDER BY path",
    "SELECT id, path, title, text, meta, duplicate_of FROM documents ORDER BY number",
    "SELECT * FROM places ORDER BY document, ordinal",
    "SELECT row, id, document, place, location, start, end, text, lead, indexed FROM passages"
    " ORDER BY row",
)
_PASSAGES = (
    "SELECT row, passages.id, documents.id, place, location, start, end, passages.text, lead"
    " FROM passages JOIN documents ON document = number"
)

_FETCHED = 500  # rows at a time
_HEADINGS = (Level.PART, Level.CHAPTER, Level.DIVISION, Level.SECTION)


class SqliteManifest:
    """The manifest of a published generation, which is only read, by any number of threads.

    Raises:
        StorageError: the file is not there or is no manifest; from any reading of it,
            a page of it is damaged.
    """

    def __init__(self, file: Path) -> None:
        try:
            self._db = self._open(file)
            self._db.execute("SELECT 1 FROM facts LIMIT 1").fetchall()
        except sqlite3.Error as error:
            raise StorageError(DAMAGED, detail=f"{file}: {error!r}") from error
        self._file = file
        self._lock = Lock()

    @staticmethod
    def _open(file: Path) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._db.close()

    def fact(self, name: str) -> Any:
        """Return a stored fact (any JSON value), None when it is not there."""
        row = self._row("SELECT value FROM facts WHERE name = ?", name)
        try:
            return json.loads(row[0]) if row else None
        except (TypeError, ValueError) as error:
            raise StorageError(DAMAGED, detail=f"{self._file}: {error!r}") from error

    def verify(self) -> None:
        """Raise StorageError unless the file is sound and says what was published."""
        faults = [str(fault) for (fault,) in self._rows("PRAGMA quick_check")]
        content = self.fact("content")
        if faults != ["ok"] or content not in (None, self.content_digest()):
            raise StorageError(DAMAGED, detail=f"{self._file}: {faults}, content {content}")

    def content_digest(self) -> str:
        """Return a digest of all that is stored but the facts.

        Merely opening a Chroma folder changes its bytes, so a generation is known by
        what its manifest says, not by its files.
        """
        digest = hashlib.sha256()
        for query in _CONTENT:
            for row in self._rows(query):
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def files(self) -> dict[str, FileRecord]:
        """Return every ingested file by its path."""
        rows = self._rows("SELECT path, hash, content, size, removed FROM files")
        return {
            path: FileRecord(
                path, hash_, content, size, tuple(SourceLine(*line) for line in json.loads(removed))
            )
            for path, hash_, content, size, removed in rows
        }

    def documents(self) -> list[DocumentRecord]:
        """Return every document, in order of path, without text, places and passages."""
        rows = self._rows(
            "SELECT number, id, path, title, meta, articles, text_hash, duplicate_of,"
            " (SELECT count(*) FROM passages WHERE document = number) FROM documents"
            " ORDER BY path, number"
        )
        return [
            DocumentRecord(
                number=number,
                document=load_document(id_, path, title, metadata),
                articles=articles,
                passages=passages,
                text_hash=text_hash,
                duplicate_of=duplicate_of,
            )
            for (
                number,
                id_,
                path,
                title,
                metadata,
                articles,
                text_hash,
                duplicate_of,
                passages,
            ) in rows
        ]

    def article_ranges(self) -> dict[str, tuple[int, int]]:
        """Return the numbers of the first and last 条 of each document that has any."""
        rows = self._rows(
            "SELECT id, min(places.number), max(places.number) FROM places"
            " JOIN documents ON document = documents.number"
            " WHERE level = ? AND places.number IS NOT NULL GROUP BY document",
            Level.ARTICLE.value,
        )
        return {id_: (first, last) for id_, first, last in rows}

    def document_text(self, document_id: str) -> str:
        """Return a document's whole text; empty when there is no such document."""
        row = self._row("SELECT text FROM documents WHERE id = ?", document_id)
        return str(row[0]) if row else ""

    def mentioning(self, words: str) -> list[str]:
        """Return the ids of the documents in whose text the words stand."""
        return [
            id_ for (id_,) in self._rows("SELECT id FROM documents WHERE instr(text, ?)", words)
        ]

    def rows_of(self, document_id: str) -> list[int]:
        """Return the rows of a document's passages."""
        query = (
            "SELECT row FROM passages JOIN documents ON document = number WHERE documents.id = ?"
        )
        return [row for (row,) in self._rows(query, document_id)]

    def places(self, document_id: str) -> list[Place]:
        """Return a document's places in the order of the text."""
        rows = self._rows(
            "SELECT key, level, label, start, end, places.path, places.number FROM places"
            " JOIN documents ON document = documents.number WHERE id = ? ORDER BY ordinal",
            document_id,
        )
        return [
            Place(
                key=key,
                level=Level(level),
                label=label,
                start=start,
                end=end,
                path=tuple(path.split("\x1f")) if path else (),
                number=number,
            )
            for key, level, label, start, end, path, number in rows
        ]

    def headings(self, documents: Container[int]) -> list[str]:
        """Return the labels of the chapters and sections of these documents, each once.

        Args:
            documents: their numbers.
        """
        levels = ",".join(f"'{one}'" for one in _HEADINGS)
        query = f"SELECT DISTINCT label, document FROM places WHERE level IN ({levels})"  # noqa: S608
        found = (label for label, document in self._rows(query) if document in documents)
        return list(dict.fromkeys(found))

    def passages(self, rows: Sequence[int]) -> dict[int, PassageRecord]:
        """Return the passages of these rows."""
        marks = ",".join("?" * len(rows))
        return {record.row: record for record in self._select(f"WHERE row IN ({marks})", rows)}

    def sizes_of(self, rows: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Return for each row the number of its document and the characters of its passage."""
        marks = ",".join("?" * len(rows))
        query = f"SELECT row, document, length(text) FROM passages WHERE row IN ({marks})"  # noqa: S608
        return {row: (document, size) for row, document, size in self._rows(query, *rows)}

    def passages_of(self, document_id: str) -> list[PassageRecord]:
        """Return a document's passages in the order of the text."""
        return list(self._select("WHERE documents.id = ? ORDER BY start", (document_id,)))

    def all_passages(self) -> Iterator[PassageRecord]:
        """Return every passage."""
        return self._select("ORDER BY row", ())

    def indexed_rows(self) -> set[int]:
        """Return the rows that the two indexes of passages hold, vectors and terms."""
        return {row for (row,) in self._rows("SELECT row FROM passages WHERE indexed")}

    def owners(self) -> dict[int, int]:
        """Return for each of these rows the number of its document."""
        return dict(self._rows("SELECT row, document FROM passages WHERE indexed"))

    def indexed_hashes(self) -> dict[str, int]:
        """Return the row of an indexed passage by the hash of what was embedded."""
        return dict(self._rows("SELECT hash, row FROM passages WHERE indexed"))

    def _select(self, where: str, values: Sequence[Any]) -> Iterator[PassageRecord]:
        rows = self._rows(f"{_PASSAGES} {where}", *values)
        for row, id_, document_id, place, location, start, end, text, lead in rows:
            yield PassageRecord(
                row, Passage(id_, document_id, place, location, start, end, text, lead + text)
            )

    def _row(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        return next(self._rows(query, *values), None)

    def _rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        try:
            # Threads that ask the same have one prepared statement of the connection's: between
            # binding and stepping, another's values could come in.
            with self._lock:
                cursor = self._db.execute(query, values)
                rows = cursor.fetchmany(_FETCHED)
            while rows:
                yield from rows
                with self._lock:
                    rows = cursor.fetchmany(_FETCHED)
        except sqlite3.DatabaseError as error:
            raise StorageError(DAMAGED, detail=f"{self._file}: {error!r}") from error
