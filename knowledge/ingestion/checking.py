"""Proves that every passage and document says what its source file says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.errors import ReadingError
from knowledge.index import FileRecord, Generation
from knowledge.ingestion.makers import Makers
from knowledge.ingestion.planning import Planner
from knowledge.model import Document
from knowledge.source import SourceLine
from knowledge.texts import (
    FAULT_CONTENT,
    FAULT_INDEX,
    FAULT_MISSING_TEXT,
    FAULT_OTHER_TEXT,
    FAULT_PASSAGE,
    FAULT_PLACE,
    FAULT_STORED_TEXT,
    INDEX_NAMES,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be; `where` names the document or file."""

    where: str
    what: str


def check(generation: Generation, planner: Planner, makers: Makers) -> Iterator[Fault]:
    """Yield every fault of a generation; nothing when it is sound.

    The manifest is as it was published. Each passage is cut out of its document, within
    its place. The indexes hold the passages of the manifest and no others, and Chroma
    their texts. The kept lines of each source file, read anew, are the lines of its
    documents, in order, white space and reported cleaning aside.
    """
    manifest = generation.manifest
    content = manifest.fact("content")
    if content is not None and content != manifest.content_digest():
        yield Fault(generation.id, FAULT_CONTENT)
    texts: dict[str, list[str]] = {}
    for record in manifest.documents():
        text = manifest.document_text(record.document.id)
        texts.setdefault(record.document.path, []).append(text)
        yield from _check_document(generation, record.document, text)
    yield from _check_indexes(generation)
    files = manifest.files()
    for outcome in makers(files, planner.load, lambda path, done, total: None):
        path, result = outcome.path, outcome.result
        if isinstance(result, ReadingError):
            yield Fault(path, str(result))
        else:
            yield from _check_source(result[1].lines, files[path], texts.get(path, []))


def _check_document(generation: Generation, document: Document, text: str) -> Iterator[Fault]:
    extents = {}
    for place in generation.manifest.places(document.id):
        extents[place.key] = place.start, place.end
        if not 0 <= place.start < place.end <= len(text):
            yield Fault(document.title, FAULT_PLACE.format(place=place.label))
    for record in generation.manifest.passages_of(document.id):
        passage = record.passage
        start, end = extents.get(passage.place, (0, len(text)))
        within = start <= passage.start < passage.end <= end
        if not within or passage.text != text[passage.start : passage.end]:
            yield Fault(document.title, FAULT_PASSAGE.format(passage=passage.id))


def _check_indexes(generation: Generation) -> Iterator[Fault]:
    manifest = generation.manifest
    rows = manifest.indexed_rows()
    texts = generation.vectors.texts()
    numbers = {one.number for one in manifest.documents() if one.duplicate_of is None}
    for name, found, expected in (
        ("vectors", texts.keys(), rows),
        ("lexical", generation.lexical.rows(), rows),
        ("outline", generation.outline.rows(), numbers),
    ):
        if found != expected:
            sentence = FAULT_INDEX.format(
                index=INDEX_NAMES[name], missing=len(expected - found), extra=len(found - expected)
            )
            yield Fault(generation.id, sentence)
    differing = sum(
        texts.get(one.row, one.passage.text) != one.passage.text for one in manifest.all_passages()
    )
    if differing:
        yield Fault(generation.id, FAULT_STORED_TEXT.format(count=differing))


def _check_source(
    lines: Sequence[SourceLine], file: FileRecord, documents: Sequence[str]
) -> Iterator[Fault]:
    removed = {line.number: line.text for line in file.removed}
    stands = "".join(_squeeze(line.text) for line in lines if removed.get(line.number) != line.text)
    if stands == "".join(_squeeze(text) for text in documents):
        return
    lost = all(_squeeze(text) in stands for text in documents)
    yield Fault(file.path, FAULT_MISSING_TEXT if lost else FAULT_OTHER_TEXT)


def _squeeze(text: str) -> str:
    return "".join(text.split())
