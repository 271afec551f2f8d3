"""Ingest: the collection in, a new generation out, and a report of what happened.

Files whose bytes are known are not read again; one bad file is reported and left out,
and where an earlier version of it was ingested, that version stays.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import ModelMismatch, QuestionError, ReadingError, StorageError
from knowledge.evaluation import Item
from knowledge.index import Draft, Generation, GenerationStore, Indexer, Progress
from knowledge.ingestion.approval import Approval
from knowledge.ingestion.document_ids import DocumentIds
from knowledge.ingestion.duplicates import settle_duplicates, tell_duplicates
from knowledge.ingestion.makers import Makers, OnFilePage, Outcome
from knowledge.ingestion.planning import Plan, Planner
from knowledge.ingestion.report import DocumentReport, FileReport, IngestReport, State
from knowledge.model import digest
from knowledge.texts import (
    EMPTY_COLLECTION,
    INTERNAL_FAILURE,
    KEPT_EARLIER,
    NO_COLLECTION,
    NOTHING_CHOSEN,
    REBUILD_ALL,
    RENAMED,
)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingestion:
    """The use case behind ingest.py.

    Args:
        planner: compares the collection with what is known of it.
        makers: make documents of the files that are new or changed.
        indexer: makes the indexer; called only where something is to be indexed, so
            that an ingest without changes never loads the model.
        check: raises where the present generation cannot be built upon.
        approval: asks the approved questions before a publication; None asks nothing.
    """

    planner: Planner
    makers: Makers
    store: GenerationStore
    indexer: Callable[[], Indexer]
    check: Callable[[Generation], None]
    approval: Approval | None = None

    def __call__(
        self,
        chosen: Sequence[Path] = (),
        *,
        prune: bool = True,
        rebuild: bool = False,
        dry_run: bool = False,
        accept: bool = False,
        on_file: Progress = lambda done, total: None,
        on_page: OnFilePage = lambda path, done, total: None,
        on_passage: Progress = lambda done, total: None,
    ) -> IngestReport:
        """Bring the index up to date with the collection.

        Args:
            chosen: files or folders to ingest; none means all of the collection.
            prune: drop documents whose file is gone, when the whole collection is read.
            rebuild: read every file anew and build the indexes from nothing; over the
                whole collection also where the present generation is damaged.
            dry_run: report the same and publish nothing.
            accept: publish also where the approved questions end worse.
            on_file, on_page, on_passage: told the progress.

        Raises:
            IngestRunning: another ingest holds the lock.
            StorageError: the present generation is damaged, and not `rebuild` or not
                the whole collection; ModelMismatch: another model embedded it, and not
                `rebuild`; the disk is full.
            QuestionError: the collection does not exist, holds no document, or does not
                hold a chosen path; the approved questions cannot be read.
        """
        root = self.planner.collection.root
        if not root.is_dir():
            raise QuestionError(NO_COLLECTION.format(root=root))
        with self.store.lock():
            previous = self._previous(rebuild=rebuild, whole=not chosen)
            try:
                known = previous.manifest.files() if previous else {}
                plan = self.planner(chosen, known, prune=prune and not chosen, rebuild=rebuild)
                if not (plan.unchanged or plan.failed or plan.work):
                    # An empty folder is a disk that is not there rather than a wish.
                    if chosen:
                        raise QuestionError(NOTHING_CHOSEN.format(path=chosen[0]))
                    raise QuestionError(EMPTY_COLLECTION.format(root=root))
                report = IngestReport(dry_run=dry_run, accepted=accept)
                report.files += (
                    FileReport(path, State.UNCHANGED, removed_lines=known[path].removed)
                    for path in plan.unchanged
                )
                report.files += (
                    _failed(path, sentence, earlier=path in known)
                    for path, sentence in plan.failed.items()
                )
                if plan.work or plan.gone or rebuild:
                    # What cannot be had or read is told before the files are read.
                    indexer = None if dry_run else self.indexer()
                    questions = self.approval.questions() if self.approval else ()
                    with self.store.draft(previous) as draft:
                        self._restructure(draft, plan, report, on_file, on_page)
                        _count(draft, report)
                        if indexer and (report.changes or rebuild):
                            base = None if rebuild else previous
                            self._publish(indexer, draft, base, report, on_passage, questions)
                elif previous:
                    _count(previous, report)
                if not report.published:
                    report.generation = previous.id if previous else None
                report.files.sort(key=lambda one: one.path)
                return report
            finally:
                if previous:
                    previous.close()

    def _previous(self, *, rebuild: bool, whole: bool) -> Generation | None:
        """Open the present generation; None where there is none to build upon."""
        previous = self.store.published()
        if previous is None:
            return None
        try:
            try:
                self.check(previous)
            except ModelMismatch:
                if not rebuild:
                    raise
            if rebuild:
                previous.manifest.verify()
        except StorageError as error:
            previous.close()
            if not rebuild:
                raise
            if not whole:
                # What lies elsewhere would be lost with the generation.
                raise StorageError(REBUILD_ALL, detail=error.detail) from error
            _LOG.exception("%s is damaged and is not built upon", previous.id)
            return None
        return previous

    def _restructure(
        self,
        draft: Draft,
        plan: Plan,
        report: IngestReport,
        on_file: Progress,
        on_page: OnFilePage,
    ) -> None:
        """Put what is made of each new or changed file into the draft's manifest."""
        manifest = draft.manifest
        replaced = set(plan.renamed.values())
        for path in plan.gone:
            manifest.remove_file(path)
            if path not in replaced:
                report.files.append(FileReport(path, State.REMOVED))
        ids = DocumentIds(manifest.documents())
        outcomes = self.makers(plan.work, self.planner.load, on_page)
        for done, outcome in enumerate(outcomes, start=1):
            path = outcome.path
            one = self._one_file(draft, outcome, plan.work[path], ids)
            if old := plan.renamed.get(path):
                if one.state is State.FAILED:
                    report.files.append(FileReport(old, State.REMOVED))
                else:
                    message = RENAMED.format(old=old, new=path) + one.message
                    one = replace(one, message=message)
            report.files.append(one)
            on_file(done, len(plan.work))
        settle_duplicates(draft)

    def _one_file(
        self, draft: Draft, outcome: Outcome, state: State, ids: DocumentIds
    ) -> FileReport:
        path = outcome.path
        if isinstance(outcome.result, ReadingError):
            _LOG.warning("%s: %s", path, outcome.result.detail)
            return _failed(path, str(outcome.result), earlier=ids.knows(path))
        file, made = outcome.result
        try:
            documents = ids.settled(path, made.documents)
            with draft.manifest.all_or_nothing():
                draft.manifest.remove_file(path)
                draft.manifest.put_file(replace(file.record, removed=made.removed))
                for document in documents:
                    draft.manifest.put_document(document, digest("".join(document.text.split())))
        except (StorageError, sqlite3.OperationalError):
            raise  # the disk or the manifest, not this file
        except Exception:
            # A document that trips us must not take the others with it.
            _LOG.exception("%s could not be taken in", path)
            return _failed(path, INTERNAL_FAILURE.format(path=path), earlier=ids.knows(path))
        ids.put(path, documents)
        return FileReport(
            path,
            state,
            documents=tuple(DocumentReport.of(document) for document in documents),
            removed_lines=made.removed,
            message="".join(made.faults),
        )

    def _publish(
        self,
        indexer: Indexer,
        draft: Draft,
        base: Generation | None,
        report: IngestReport,
        on: Progress,
        questions: Sequence[Item],
    ) -> None:
        indexed = indexer.update(draft, base, on)
        report.embedded, report.carried = indexed.embedded, indexed.carried
        if self.approval:
            report.verdict = self.approval(draft, questions)
        if report.stopped:
            return
        report.published = True
        report.generation = draft.id
        draft.manifest.set_fact("report", report.as_json())
        self.store.publish(draft)


def _failed(path: str, sentence: str, *, earlier: bool) -> FileReport:
    message = sentence + KEPT_EARLIER if earlier else sentence
    return FileReport(path, State.FAILED, message=message)


def _count(generation: Generation, report: IngestReport) -> None:
    records = generation.manifest.documents()
    report.documents += len(records)
    report.passages += sum(one.passages for one in records if one.duplicate_of is None)
    report.duplicates += tell_duplicates(records)
