"""What is made of one file: its lines and the documents they became."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.index import dump_metadata, load_document
from knowledge.ingestion.audience import KEY as AUDIENCE
from knowledge.ingestion.collection import parse_sidecar
from knowledge.model import Document, Level, Passage, Place
from knowledge.reading import Readers
from knowledge.source import SourceLine
from knowledge.structure import structure
from knowledge.texts import BAD_SIDECAR


@dataclass(frozen=True, slots=True)
class Made:
    """The visible lines of a file, those left out with their reason, and its documents.

    `faults` are Chinese sentences on what was left out: a member of an archive that could
    not be read, metadata that are none.
    """

    lines: tuple[SourceLine, ...]
    documents: tuple[Document, ...]
    faults: tuple[str, ...] = ()

    @property
    def removed(self) -> tuple[SourceLine, ...]:
        return tuple(line for line in self.lines if line.removed is not None)


def make(readers: Readers, data: bytes, path: str, sidecar: bytes | None, max_passage: int) -> Made:
    """Read and structure a file's bytes; a pure function of them and its sidecar's.

    The lines of an archive's members are numbered on from one to the next.

    Raises:
        ReadingError: the file cannot be read.
    """
    reading = readers.read(data, path)
    faults = list(reading.faults)
    given = parse_sidecar(sidecar) if sidecar is not None else {}
    if given is None:
        faults.append(BAD_SIDECAR.format(path=path))
    lines: list[SourceLine] = []
    documents: list[Document] = []
    if given:  # `Collection.audience` reads that, also for whole folders
        given = {key: value for key, value in given.items() if key != AUDIENCE}
    if len(reading.sources) > 1 and given:
        given = {key: value for key, value in given.items() if key != "title"}
    for source in reading.sources:
        structured = structure(source, given or {}, max_passage=max_passage)
        left_out = {line.number: line.removed for line in structured.left_out}
        lines += [
            SourceLine(number, line.text, line.removed or left_out.get(line.number))
            for number, line in enumerate(source.lines, start=len(lines) + 1)
        ]
        member = source.path.removeprefix(path).lstrip("/")
        documents += (replace(one, path=path, member=member) for one in structured.documents)
    return Made(tuple(lines), tuple(documents), tuple(faults))


def dump_made(made: Made) -> str:
    """Return what was made as one line of JSON."""
    return json.dumps(
        {
            "lines": [[line.text, line.removed] for line in made.lines],
            "documents": [_dump(document) for document in made.documents],
            "faults": made.faults,
        },
        ensure_ascii=True,  # also keeps line separators out of the line
    )


def load_made(text: str) -> Made:
    """Return what `dump_made` was given."""
    fields = json.loads(text)
    return Made(
        tuple(SourceLine(n, *line) for n, line in enumerate(fields["lines"], start=1)),
        tuple(_load(document) for document in fields["documents"]),
        tuple(fields["faults"]),
    )


def _dump(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "text": document.text,
        "meta": dump_metadata(document),
        "places": [
            [one.key, one.level, one.label, one.start, one.end, one.path, one.number]
            for one in document.places
        ],
        "passages": [
            [one.id, one.place, one.location, one.start, one.end, one.lead]
            for one in document.passages
        ],
    }


def _load(fields: Mapping[str, Any]) -> Document:
    text = fields["text"]
    document = load_document(fields["id"], fields["path"], fields["title"], fields["meta"])
    places = tuple(
        Place(key, Level(level), label, start, end, tuple(path), number)
        for key, level, label, start, end, path, number in fields["places"]
    )
    passages = tuple(
        Passage(id_, document.id, place, location, start, end, body, lead + body)
        for id_, place, location, start, end, lead in fields["passages"]
        for body in [text[start:end]]
    )
    return replace(document, text=text, places=places, passages=passages)
