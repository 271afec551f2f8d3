"""The manifest of a generation that is being written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from knowledge.errors import StorageError
from knowledge.index.manifest import SqliteManifest
from knowledge.index.manifest_records import (
    FileRecord,
    PassageRecord,
    dump_metadata,
    load_document,
)
from knowledge.index.texts import DAMAGED
from knowledge.model import Document

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files (
    path TEXT PRIMARY KEY, hash TEXT NOT NULL, content TEXT NOT NULL, size INTEGER NOT NULL,
    removed TEXT NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, path TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, text_hash TEXT NOT NULL, meta TEXT NOT NULL,
    articles INTEGER NOT NULL, duplicate_of TEXT);
CREATE INDEX documents_path ON documents (path);
CREATE TABLE places (
    document INTEGER NOT NULL, ordinal INTEGER NOT NULL, key TEXT NOT NULL, level TEXT NOT NULL,
    label TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, path TEXT NOT NULL,
    number INTEGER, PRIMARY KEY (document, ordinal)) WITHOUT ROWID;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    place TEXT NOT NULL, location TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL, lead TEXT NOT NULL, hash TEXT NOT NULL, indexed INTEGER NOT NULL);
CREATE INDEX passages_document ON passages (document);
"""


class DraftManifest(SqliteManifest):
    """A manifest that can be changed: a copy of the one before, or a new one."""

    @staticmethod
    def _open(file: Path) -> sqlite3.Connection:
        fresh = not file.exists()
        connection = sqlite3.connect(file)
        # A draft that is not published is thrown away, so nothing need be synced before
        # the end, and the journal serves only to undo one document.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        if fresh:
            connection.executescript(_SCHEMA)
        return connection

    def close(self) -> None:
        """Commit and release the file."""
        self._db.commit()
        super().close()

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Undo the changes of the block when it raises.

        Raises:
            StorageError: a page of the file is damaged.
        """
        self._db.commit()
        try:
            yield
        except BaseException as error:
            self._db.rollback()
            if type(error) is sqlite3.DatabaseError:  # its subclasses have other causes
                raise StorageError(DAMAGED, detail=f"{self._file}: {error!r}") from error
            raise
        self._db.commit()

    def set_fact(self, name: str, value: object) -> None:
        """Store a JSON value under a name."""
        self._db.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)",
            (name, json.dumps(value, ensure_ascii=False)),
        )

    def put_file(self, record: FileRecord) -> None:
        """Add or replace a file."""
        removed = [[line.number, line.text, line.removed] for line in record.removed]
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (
                record.path,
                record.hash,
                record.content,
                record.size,
                json.dumps(removed, ensure_ascii=False),
            ),
        )

    def remove_file(self, path: str) -> None:
        """Forget a file with its documents, their places and passages."""
        numbers = "(SELECT number FROM documents WHERE path = ?)"
        self._db.execute(f"DELETE FROM passages WHERE document IN {numbers}", (path,))  # noqa: S608
        self._db.execute(f"DELETE FROM places WHERE document IN {numbers}", (path,))  # noqa: S608
        self._db.execute("DELETE FROM documents WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def put_document(self, document: Document, text_hash: str) -> None:
        """Add a document with its places and passages, not yet indexed."""
        number = self._db.execute(
            "INSERT INTO documents (id, path, title, text, text_hash, meta, articles)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.path,
                document.title,
                document.text,
                text_hash,
                dump_metadata(document),
                document.articles,
            ),
        ).lastrowid
        self._db.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    ordinal,
                    place.key,
                    place.level.value,
                    place.label,
                    place.start,
                    place.end,
                    "\x1f".join(place.path),
                    place.number,
                )
                for ordinal, place in enumerate(document.places)
            ),
        )
        self._db.executemany(
            "INSERT INTO passages (id, document, place, location, start, end, text, lead, hash,"
            " indexed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                (
                    passage.id,
                    number,
                    passage.place,
                    passage.location,
                    passage.start,
                    passage.end,
                    passage.text,
                    passage.lead,
                    passage.hash,
                )
                for passage in document.passages
            ),
        )

    def set_audience(self, path: str, audience: Sequence[str]) -> None:
        """Limit the documents of a file to these roles and groups; empty: everybody."""
        rows = self._rows("SELECT id, title, meta FROM documents WHERE path = ?", path)
        for id_, title, metadata in list(rows):
            document = replace(load_document(id_, path, title, metadata), audience=tuple(audience))
            self._db.execute(
                "UPDATE documents SET meta = ? WHERE id = ?", (dump_metadata(document), id_)
            )

    def set_duplicate(self, document_id: str, of: str | None) -> None:
        """Mark a document as the same text as another, or as none.

        Passages of a duplicate are not to stand in the indexes.
        """
        self._db.execute("UPDATE documents SET duplicate_of = ? WHERE id = ?", (of, document_id))
        if of is not None:
            self._db.execute(
                "UPDATE passages SET indexed = 0 WHERE document ="
                " (SELECT number FROM documents WHERE id = ?)",
                (document_id,),
            )

    def waiting(self, after: int, limit: int) -> list[PassageRecord]:
        """Return up to `limit` passages beyond row `after` that are still to be indexed."""
        where = "WHERE row > ? AND NOT indexed AND duplicate_of IS NULL ORDER BY row LIMIT ?"
        return list(self._select(where, (after, limit)))

    def waiting_count(self) -> int:
        """Return how many passages are still to be indexed."""
        row = self._row(
            "SELECT count(*) FROM passages JOIN documents ON document = number"
            " WHERE NOT indexed AND duplicate_of IS NULL"
        )
        return int(row[0]) if row else 0

    def mark_indexed(self, rows: Iterable[int]) -> None:
        """Note that rows stand in the indexes."""
        self._db.executemany(
            "UPDATE passages SET indexed = 1 WHERE row = ?", ((row,) for row in rows)
        )

    def unmark_all(self) -> None:
        """Note that the indexes are to be built anew."""
        self._db.execute("UPDATE passages SET indexed = 0")
