"""What the manifest knows of files, documents and passages."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.model import Document, Kind, Passage, PrintedDate
from knowledge.source import SourceLine

_DATES = ("adopted", "promulgated", "effective", "published")
_TUPLES = ("authors", "keywords", "repeals", "warnings")
_SPANS = ("pages", "scanned")
_PLAIN = ("issuer", "document_number", "organisation", "source", "abstract", "member")


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
    """A document without its text, places and passages, with what the index adds.

    `number` is what the outline index knows it by; `duplicate_of` is the id of the
    document that is answered from in its place.
    """

    number: int
    document: Document
    articles: int
    passages: int
    text_hash: str
    duplicate_of: str | None


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage with its row number, which the vector and lexical index know it by."""

    row: int
    passage: Passage


def dump_metadata(document: Document) -> str:
    """Return a document's metadata as JSON, without what has a column of its own."""
    fields: dict[str, Any] = {"kind": document.kind.value, "origin": dict(document.origin)}
    for name in _PLAIN:
        fields[name] = getattr(document, name)
    for name in _TUPLES:
        fields[name] = list(getattr(document, name))
    for name in _SPANS:
        if spans := getattr(document, name):
            fields[name] = spans
    if document.audience:
        fields["audience"] = list(document.audience)
    for name in _DATES:
        date = getattr(document, name)
        fields[name] = asdict(date) if date else None
    return json.dumps(fields, ensure_ascii=False)


def load_document(id_: str, path: str, title: str, metadata: str) -> Document:
    """Return the document that `dump_metadata` was given, without text and places."""
    fields: dict[str, Any] = json.loads(metadata)
    fields["kind"] = Kind(fields["kind"])
    for name in _TUPLES:
        fields[name] = tuple(fields[name])
    for name in _SPANS:
        fields[name] = tuple(map(tuple, fields.get(name, ())))
    fields["audience"] = tuple(fields.get("audience", ()))
    for name in _DATES:
        fields[name] = PrintedDate(**fields[name]) if fields[name] else None
    return Document(id=id_, path=path, title=title, text="", **fields)
