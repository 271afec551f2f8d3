"""Ingest: the collection in, a new generation out, and a report of what happened.

Files whose bytes are known are not read again; one bad file is reported and left out,
and where an earlier version of it was ingested, that version stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from knowledge.errors import ModelMismatch, QuestionError, StorageError
from knowledge.evaluation import Item
from knowledge.index import (
    Draft,
    FileRecord,
    Generation,
    GenerationStore,
    Indexer,
    Progress,
    record_changes,
)
from knowledge.ingestion.approval import Approval
from knowledge.ingestion.duplicates import tell_duplicates
from knowledge.ingestion.makers import Makers, OnFilePage
from knowledge.ingestion.planning import Plan, Planner
from knowledge.ingestion.report import FileReport, IngestReport, State
from knowledge.ingestion.restructuring import Restructuring, failed, now_for, withheld
from knowledge.texts import EMPTY_COLLECTION, NO_COLLECTION, NOTHING_CHOSEN, REBUILD_ALL

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
        clock: tells the time of a publication.
    """

    planner: Planner
    makers: Makers
    store: GenerationStore
    indexer: Callable[[], Indexer]
    check: Callable[[Generation], None]
    approval: Approval | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

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
                made = previous.manifest.documents() if previous else []
                limits = {one.document.path: one.document.audience for one in made}
                prune = prune and not chosen
                plan = self.planner(chosen, known, limits, prune=prune, rebuild=rebuild)
                if not (plan.unchanged or plan.failed or plan.withheld or plan.work):
                    # An empty folder is a disk that is not there rather than a wish.
                    if chosen:
                        raise QuestionError(NOTHING_CHOSEN.format(path=chosen[0]))
                    raise QuestionError(EMPTY_COLLECTION.format(root=root))
                report = IngestReport(dry_run=dry_run, accepted=accept)
                report.files += _unread(plan, known)
                report.limits_changed = bool(plan.relimited or known.keys() & plan.withheld)
                if plan.work or plan.gone or rebuild or report.limits_changed:
                    # What cannot be had or read is told before the files are read.
                    indexer = None if dry_run else self.indexer()
                    questions = self.approval.questions() if self.approval else ()
                    with self.store.draft(previous) as draft:
                        restructure = Restructuring(self.planner, self.makers)
                        restructure(draft, plan, report, on_file, on_page)
                        _count(draft, report)
                        if indexer and (report.changes or rebuild):
                            base = None if rebuild else previous
                            record_changes(draft, previous, self.clock())
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


def _unread(plan: Plan, known: Mapping[str, FileRecord]) -> Iterator[FileReport]:
    """What is told of files that are not read: nothing changed, or they could not be."""
    for path in plan.unchanged:
        removed = known[path].removed
        if path in plan.relimited:
            message = now_for(plan.audiences[path])
            yield FileReport(path, State.CHANGED, removed_lines=removed, message=message)
        else:
            yield FileReport(path, State.UNCHANGED, removed_lines=removed)
    for path, sentence in plan.failed.items():
        yield failed(path, sentence, earlier=path in known)
    for path, sentence in plan.withheld.items():
        yield withheld(path, sentence, earlier=path in known)


def _count(generation: Generation, report: IngestReport) -> None:
    records = generation.manifest.documents()
    report.documents += len(records)
    report.passages += sum(one.passages for one in records if one.duplicate_of is None)
    report.duplicates += tell_duplicates(records)
