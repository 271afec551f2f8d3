"""Files -> the manifest of a draft: what is made of them, and who may see it."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass, replace

from knowledge.errors import ReadingError, StorageError
from knowledge.index import Draft, Progress
from knowledge.ingestion.document_ids import DocumentIds
from knowledge.ingestion.duplicates import settle_duplicates
from knowledge.ingestion.makers import Makers, OnFilePage, Outcome
from knowledge.ingestion.planning import Plan, Planner
from knowledge.ingestion.report import DocumentReport, FileReport, IngestReport, State
from knowledge.model import digest
from knowledge.texts import INTERNAL_FAILURE, KEPT_EARLIER, NOW_FOR, NOW_FOR_ALL, RENAMED, WITHDRAWN

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restructuring:
    """Brings a draft's manifest in line with a plan.

    Args:
        planner: gives the files' bytes.
        makers: make documents of them.
    """

    planner: Planner
    makers: Makers

    def __call__(
        self,
        draft: Draft,
        plan: Plan,
        report: IngestReport,
        on_file: Progress,
        on_page: OnFilePage,
    ) -> None:
        """Take out what is gone, put in what is made, limit each document to its audience."""
        manifest = draft.manifest
        replaced = set(plan.renamed.values())
        for path in (*plan.gone, *plan.withheld):
            manifest.remove_file(path)
            if path not in replaced and path not in plan.withheld:
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
        # Of all that lies there: also what was made earlier and could not be read anew.
        for path, audience in plan.audiences.items():
            manifest.set_audience(path, audience)
        settle_duplicates(draft)

    def _one_file(
        self, draft: Draft, outcome: Outcome, state: State, ids: DocumentIds
    ) -> FileReport:
        path = outcome.path
        if isinstance(outcome.result, ReadingError):
            _LOG.warning("%s: %s", path, outcome.result.detail)
            return failed(path, str(outcome.result), earlier=ids.knows(path))
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
            return failed(path, INTERNAL_FAILURE.format(path=path), earlier=ids.knows(path))
        ids.put(path, documents)
        return FileReport(
            path,
            state,
            documents=tuple(DocumentReport.of(document) for document in documents),
            removed_lines=made.removed,
            message="".join(made.faults),
        )


def failed(path: str, sentence: str, *, earlier: bool) -> FileReport:
    """Report a file that could not be read; `earlier`: what was made of it before stays."""
    return FileReport(path, State.FAILED, message=sentence + KEPT_EARLIER if earlier else sentence)


def withheld(path: str, sentence: str, *, earlier: bool) -> FileReport:
    """Report a file of which it cannot be told who may see it; nothing made of it stays."""
    return FileReport(path, State.FAILED, message=sentence + WITHDRAWN if earlier else sentence)


def now_for(audience: tuple[str, ...]) -> str:
    """Say who may see a file from now on."""
    return NOW_FOR.format(audience="、".join(audience)) if audience else NOW_FOR_ALL
