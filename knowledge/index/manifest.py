"""The manifest of a generation: files, documents, places, passages, the report.

One SQLite file. It is what an exact look-up, `show`, `documents` and `check` read,
and what the next ingest compares with; vectors and terms lie beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from knowledge.model import Document, Kind, Level, Passage, Place, PrintedDate, SourceLine

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files (
    path TEXT PRIMARY KEY, hash TEXT NOT NULL, content TEXT NOT NULL, size INTEGER NOT NULL,
    removed TEXT NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, text_hash TEXT NOT NULL, meta TEXT NOT NULL, articles INTEGER NOT NULL,
    duplicate_of TEXT);
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

_DATES = ("adopted", "promulgated", "effective", "published")
_TUPLES = ("authors", "keywords", "repeals", "warnings")
_PLAIN = ("issuer", "document_number", "organisation", "source", "abstract")


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A source file as it was ingested.

    `hash` covers all that decides what is made of it, `content` its bytes alone.
    """

    path: str
    hash: str
    content: str
    size: int
    removed: tuple[SourceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document without its text, places and passages, with what the index adds."""

    number: int
    document: Document
    articles: int
    passages: int
    text_hash: str
    duplicate_of: str | None


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage with its row number, which the other two indexes know it by."""

    row: int
    passage: Passage


class SqliteManifest:
    """The manifest file, read-only once its generation is published.

    Args:
        file: path of the SQLite file; created when it is not there and `writable`.
    """

    def __init__(self, file: Path, *, writable: bool = False) -> None:
        if writable:
            fresh = not file.exists()
            self._db = sqlite3.connect(file)
            # A generation that was not published is thrown away, so nothing need be synced
            # before the end.
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute("PRAGMA synchronous = OFF")
            if fresh:
                self._db.executescript(_SCHEMA)
        else:
            self._db = sqlite3.connect(
                f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )

    def close(self) -> None:
        """Commit and release the file."""
        self._db.commit()
        self._db.close()

    # facts

    def fact(self, name: str) -> Any:
        """Return a stored fact (any JSON value), None when it is not there."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def set_fact(self, name: str, value: object) -> None:
        """Store a JSON value under a name."""
        self._db.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)",
            (name, json.dumps(value, ensure_ascii=False)),
        )

    # files

    def files(self) -> dict[str, FileRecord]:
        """Return every ingested file by its path."""
        rows = self._db.execute("SELECT path, hash, content, size, removed FROM files")
        return {
            path: FileRecord(
                path, hash_, content, size, tuple(SourceLine(*line) for line in json.loads(removed))
            )
            for path, hash_, content, size, removed in rows
        }

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

    # documents

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
                _dump_meta(document),
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
                    passage.embedding_text.removesuffix(passage.text),
                    passage.hash,
                )
                for passage in document.passages
            ),
        )

    def documents(self) -> list[DocumentRecord]:
        """Return every document, in order of path, without text, places and passages."""
        rows = self._db.execute(
            "SELECT number, id, path, title, meta, articles, text_hash, duplicate_of,"
            " (SELECT count(*) FROM passages WHERE document = number) FROM documents"
            " ORDER BY path, number"
        )
        return [
            DocumentRecord(
                number,
                _load_document(id_, path, title, meta),
                articles,
                passages,
                text_hash,
                duplicate,
            )
            for number, id_, path, title, meta, articles, text_hash, duplicate, passages in rows
        ]

    def document_text(self, document_id: str) -> str:
        """Return a document's whole text; empty when there is no such document."""
        row = self._db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(row[0]) if row else ""

    def mentioned(self, words: str) -> bool:
        """Whether the words stand in the text of any document."""
        row = self._db.execute(
            "SELECT 1 FROM documents WHERE instr(text, ?) LIMIT 1", (words,)
        ).fetchone()
        return row is not None

    def set_duplicate(self, document_id: str, of: str | None) -> None:
        """Mark a document as the same text as another, or as none."""
        self._db.execute(
            "UPDATE documents SET duplicate_of = ? WHERE id = ?", (of, document_id)
        )

    def places(self, document_id: str) -> list[Place]:
        """Return a document's places in the order of the text."""
        rows = self._db.execute(
            "SELECT key, level, label, start, end, places.path, places.number FROM places"
            " JOIN documents ON document = documents.number WHERE id = ? ORDER BY ordinal",
            (document_id,),
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

    # passages

    def passages(self, rows: Sequence[int]) -> dict[int, PassageRecord]:
        """Return the passages of these rows."""
        marks = ",".join("?" * len(rows))
        return {
            record.row: record
            for record in self._select(f"WHERE row IN ({marks})", rows)  # noqa: S608
        }

    def passages_of(self, document_id: str) -> list[PassageRecord]:
        """Return a document's passages in the order of the text."""
        return list(self._select("WHERE documents.id = ? ORDER BY start", (document_id,)))

    def all_passages(self) -> Iterator[PassageRecord]:
        """Return every passage."""
        return self._select("ORDER BY row", ())

    def waiting(self, after: int, limit: int) -> list[PassageRecord]:
        """Return up to `limit` passages beyond row `after` that are still to be indexed."""
        where = "WHERE row > ? AND NOT indexed AND duplicate_of IS NULL ORDER BY row LIMIT ?"
        return list(self._select(where, (after, limit)))

    def indexed_hashes(self) -> dict[str, int]:
        """Return the row of an indexed passage by the hash of what was embedded."""
        rows = self._db.execute("SELECT hash, row FROM passages WHERE indexed")
        return {hash_: row for hash_, row in rows}

    def waiting_count(self) -> int:
        """Return how many passages are still to be indexed."""
        row = self._db.execute(
            "SELECT count(*) FROM passages JOIN documents ON document = number"
            " WHERE NOT indexed AND duplicate_of IS NULL"
        ).fetchone()
        return int(row[0])

    def unmark_duplicates(self) -> None:
        """Note that passages of duplicates are not to stand in the indexes."""
        self._db.execute(
            "UPDATE passages SET indexed = 0 WHERE indexed AND document IN"
            " (SELECT number FROM documents WHERE duplicate_of IS NOT NULL)"
        )

    def unmark_all(self) -> None:
        """Note that the indexes are to be built anew."""
        self._db.execute("UPDATE passages SET indexed = 0")

    def indexed_rows(self) -> set[int]:
        """Return the rows that both indexes hold."""
        return {row for (row,) in self._db.execute("SELECT row FROM passages WHERE indexed")}

    def mark_indexed(self, rows: Iterable[int]) -> None:
        """Note that rows stand in the indexes."""
        self._db.executemany(
            "UPDATE passages SET indexed = 1 WHERE row = ?", ((row,) for row in rows)
        )

    def _select(self, where: str, values: Sequence[Any]) -> Iterator[PassageRecord]:
        rows = self._db.execute(
            "SELECT row, passages.id, documents.id, place, location, start, end, passages.text,"
            f" lead FROM passages JOIN documents ON document = number {where}",  # noqa: S608
            tuple(values),
        )
        for row, id_, document_id, place, location, start, end, text, lead in rows:
            yield PassageRecord(
                row, Passage(id_, document_id, place, location, start, end, text, lead + text)
            )


def _dump_meta(document: Document) -> str:
    meta: dict[str, Any] = {"kind": document.kind.value, "origin": dict(document.origin)}
    for name in _PLAIN:
        meta[name] = getattr(document, name)
    for name in _TUPLES:
        meta[name] = list(getattr(document, name))
    for name in _DATES:
        date = getattr(document, name)
        meta[name] = asdict(date) if date else None
    return json.dumps(meta, ensure_ascii=False)


def _load_document(id_: str, path: str, title: str, meta: str) -> Document:
    fields: dict[str, Any] = json.loads(meta)
    fields["kind"] = Kind(fields["kind"])
    for name in _TUPLES:
        fields[name] = tuple(fields[name])
    for name in _DATES:
        fields[name] = PrintedDate(**fields[name]) if fields[name] else None
    return Document(id=id_, path=path, title=title, text="", **fields)
