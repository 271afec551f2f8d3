"""Ingest: the collection in, a new generation out, and a report of what happened.

Files whose bytes are known are not read again; one bad file is reported and left out,
and where an earlier version of it was ingested, that version stays.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.collection import Collection, parse_sidecar
from knowledge.errors import QuestionError, ReadingError
from knowledge.index import FileRecord, Generation, GenerationStore, Indexer, Progress
from knowledge.model import Document, digest
from knowledge.reading import Readers
from knowledge.report import DocumentReport, FileReport, IngestReport, State
from knowledge.structure import structure
from knowledge.texts import (
    BAD_SIDECAR,
    DUPLICATE,
    EMPTY_COLLECTION,
    INTERNAL_FAILURE,
    NO_COLLECTION,
    RENAMED,
)

_LOG = logging.getLogger(__name__)

# Raise it when reading or structure makes something else of the same bytes.
PIPELINE = 1


@dataclass(frozen=True, slots=True)
class Ingestion:
    """The use case behind ingest.py.

    Args:
        indexer: makes the indexer; called only where something is to be indexed, so
            that an ingest without changes never loads the model.
        check: raises where the present generation cannot be built upon.
        max_bytes: the largest file that is read.
        max_passage: characters a passage may have.
    """

    collection: Collection
    readers: Readers
    store: GenerationStore
    indexer: Callable[[], Indexer]
    check: Callable[[Generation], None]
    max_bytes: int
    max_passage: int

    def __call__(
        self,
        chosen: Sequence[Path] = (),
        *,
        prune: bool = True,
        rebuild: bool = False,
        dry_run: bool = False,
        on_file: Progress = lambda done, total: None,
        on_passage: Progress = lambda done, total: None,
    ) -> IngestReport:
        """Bring the index up to date with the collection.

        Args:
            chosen: files or folders to ingest; none means all of the collection.
            prune: drop documents whose file is gone, when the whole collection is read.
            rebuild: read every file anew and build the indexes from nothing.
            dry_run: report the same and publish nothing.
            on_file, on_passage: told the progress.

        Raises:
            IngestRunning: another ingest holds the lock.
            ModelMismatch: the index was built with another model, and not `rebuild`.
            QuestionError: the collection does not exist, is empty, or does not hold a
                chosen path.
        """
        if not self.collection.root.is_dir():
            raise QuestionError(NO_COLLECTION.format(root=self.collection.root))
        with self.store.lock():
            previous = self.store.current() if self.store.current_id() else None
            try:
                if previous and not rebuild:
                    self.check(previous)
                paths = self.collection.walk(chosen)
                if not paths and previous is None:
                    raise QuestionError(EMPTY_COLLECTION.format(root=self.collection.root))
                known = previous.manifest.files() if previous else {}
                plan = self._plan(paths, known, prune=prune and not chosen, rebuild=rebuild)
                report = IngestReport(files=[*plan.settled], dry_run=dry_run)
                if plan.work or plan.gone or rebuild:
                    draft = self.store.draft(previous, manifest_only=rebuild)
                    try:
                        self._restructure(draft, plan, report, on_file)
                        self._finish(draft, previous, report, on_passage, rebuild=rebuild)
                    except BaseException:
                        self.store.discard(draft)
                        raise
                elif previous:
                    _count(previous, report)
                return report
            finally:
                if previous:
                    previous.close()

    def _plan(
        self, paths: Sequence[str], known: Mapping[str, FileRecord], *, prune: bool, rebuild: bool
    ) -> _Plan:
        """Compare the files' bytes with what is known."""
        settled: list[FileReport] = []
        work: dict[str, FileRecord] = {}
        for path in paths:
            try:
                record = self._fingerprint(path)
            except ReadingError as error:
                _LOG.warning("%s: %s", path, error.detail)
                settled.append(FileReport(path, State.FAILED, message=str(error)))
                continue
            if not rebuild and path in known and known[path].hash == record.hash:
                settled.append(FileReport(path, State.UNCHANGED))
            else:
                work[path] = record
        gone = set(known).difference(paths) if prune else set()
        by_hash = {known[path].content: path for path in sorted(gone)}
        renamed = {
            path: by_hash[record.content]
            for path, record in work.items()
            if path not in known and record.content in by_hash
        }
        states = {
            path: State.RENAMED
            if path in renamed
            else State.CHANGED
            if path in known
            else State.ADDED
            for path in work
        }
        return _Plan(settled, work, states, renamed, sorted(gone))

    def _fingerprint(self, path: str) -> FileRecord:
        data = self.readers.load(self.collection.root, path, self.max_bytes)
        sidecar = self.collection.sidecar(path) or b""
        content = hashlib.sha256(data).hexdigest()
        made_by = f"{PIPELINE}|{self.max_passage}|".encode()
        everything = hashlib.sha256(made_by + sidecar + b"|" + content.encode()).hexdigest()
        return FileRecord(path, everything, content, len(data))

    def _restructure(
        self, draft: Generation, plan: _Plan, report: IngestReport, on_file: Progress
    ) -> None:
        """Put what is made of each new or changed file into the draft's manifest."""
        manifest = draft.manifest
        for path in plan.gone:
            manifest.remove_file(path)
            if path not in plan.renamed.values():
                report.files.append(FileReport(path, State.REMOVED))
        taken = {record.document.id: record.document.path for record in manifest.documents()}
        for done, (path, record) in enumerate(plan.work.items(), start=1):
            message = ""
            if path in plan.renamed:
                message = RENAMED.format(old=plan.renamed[path], new=path)
            report.files.append(
                self._one_file(draft, record, plan.states[path], message, taken)
            )
            on_file(done, len(plan.work))
        _settle_duplicates(draft, report)

    def _one_file(
        self,
        draft: Generation,
        record: FileRecord,
        state: State,
        message: str,
        taken: dict[str, str],
    ) -> FileReport:
        path = record.path
        try:
            data = self.readers.load(self.collection.root, path, self.max_bytes)
            source = self.readers.read(data, path)
            raw = self.collection.sidecar(path)
            sidecar = parse_sidecar(raw) if raw is not None else None
            if raw is not None and sidecar is None:
                message = BAD_SIDECAR.format(path=path)
            structured = structure(source, sidecar, max_passage=self.max_passage)
        except ReadingError as error:
            _LOG.warning("%s: %s", path, error.detail)
            return FileReport(path, State.FAILED, message=str(error))
        except Exception:
            # A document that trips the parser must not take the others with it.
            _LOG.exception("%s could not be structured", path)
            return FileReport(path, State.FAILED, message=INTERNAL_FAILURE.format(path=path))
        draft.manifest.remove_file(path)
        for document_id in [one for one, owner in taken.items() if owner == path]:
            del taken[document_id]
        removed = tuple(sorted((*source.removed, *structured.left_out), key=lambda one: one.number))
        draft.manifest.put_file(replace(record, removed=removed))
        for document in structured.documents:
            document = _with_free_id(document, taken)
            taken[document.id] = path
            draft.manifest.put_document(document, digest("".join(document.text.split())))
        return FileReport(
            path,
            state,
            documents=tuple(DocumentReport.of(document) for document in structured.documents),
            removed_lines=removed,
            message=message,
        )

    def _finish(
        self, draft: Generation, previous: Generation | None, report: IngestReport, on: Progress,
        *, rebuild: bool,
    ) -> None:
        report.files.sort(key=lambda one: one.path)
        _count(draft, report)
        if report.dry_run or not (report.changes or rebuild):
            self.store.discard(draft)
            report.generation = previous.id if previous else None
            return
        indexed = self.indexer().update(draft, previous, on)
        report.embedded, report.carried = indexed.embedded, indexed.carried
        report.published = True
        report.generation = draft.id
        draft.manifest.set_fact("report", report.as_json())
        self.store.publish(draft)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which files are settled already, which are to be read, which are gone."""

    settled: list[FileReport]
    work: dict[str, FileRecord]
    states: dict[str, State]
    renamed: dict[str, str]
    gone: list[str]


def _count(generation: Generation, report: IngestReport) -> None:
    records = generation.manifest.documents()
    report.generation = generation.id
    report.documents = len(records)
    report.passages = sum(record.passages for record in records if record.duplicate_of is None)


def _with_free_id(document: Document, taken: Mapping[str, str]) -> Document:
    """Give the document an id of its own where another one has its title and date."""
    attempt = 0
    fresh = document.id
    while fresh in taken:
        fresh = digest(f"{document.id}|{document.path}|{attempt}")[:10]
        attempt += 1
    if fresh == document.id:
        return document
    passages = tuple(
        replace(one, id=one.id.replace(document.id, fresh, 1), document_id=fresh)
        for one in document.passages
    )
    return replace(document, id=fresh, passages=passages)


def _settle_duplicates(draft: Generation, report: IngestReport) -> None:
    """Of documents with the same text only the first, by path, is indexed."""
    first: dict[str, str] = {}
    owners: dict[str, str] = {}
    for record in draft.manifest.documents():
        document = record.document
        owner = first.setdefault(record.text_hash, document.id)
        owners.setdefault(owner, document.path)
        duplicate_of = None if owner == document.id else owner
        if duplicate_of is not None:
            report.duplicates.append(
                DUPLICATE.format(path=document.path, title=document.title, other=owners[owner])
            )
        if duplicate_of != record.duplicate_of:
            draft.manifest.set_duplicate(document.id, duplicate_of)
