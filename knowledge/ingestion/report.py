"""The report of an ingest: what became of each file, for people and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from knowledge.ingestion.verdict import Verdict
from knowledge.model import Document
from knowledge.source import SourceLine


class State(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was made of one document; `warnings` are Chinese sentences."""

    title: str
    kind: str
    articles: int
    passages: int
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> DocumentReport:
        """Summarise a document."""
        return cls(
            document.title,
            document.kind.value,
            document.articles,
            len(document.passages),
            document.warnings,
        )


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; `removed_lines` were not taken for text.

    Of an unchanged file they are those of its last reading.
    """

    path: str
    state: State
    documents: tuple[DocumentReport, ...] = ()
    removed_lines: tuple[SourceLine, ...] = ()
    message: str = ""

    def listed(self, *, explain: bool) -> bool:
        """Whether a report tells of it: a change, or a cleaned line to explain."""
        return self.state is not State.UNCHANGED or (explain and bool(self.removed_lines))


@dataclass(slots=True)
class IngestReport:
    """The whole ingest; `generation` is the one that answers afterwards.

    `limits_changed` tells that somebody may see more or less of what was there before.
    `verdict` tells how the approved questions ended, `accepted` that it is published anyway.
    """

    files: list[FileReport] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    dry_run: bool = False
    published: bool = False
    generation: str | None = None
    documents: int = 0
    passages: int = 0
    embedded: int = 0
    carried: int = 0
    limits_changed: bool = False
    verdict: Verdict | None = None
    accepted: bool = False

    @property
    def stopped(self) -> bool:
        """Whether the approved questions keep it from being published."""
        return self.verdict is not None and self.verdict.stopped and not self.accepted

    def of_state(self, state: State) -> list[FileReport]:
        """The files that ended in this state."""
        return [file for file in self.files if file.state is state]

    @property
    def changes(self) -> bool:
        """Whether the collection differs from what was ingested before."""
        return self.limits_changed or any(
            file.state not in (State.UNCHANGED, State.FAILED) for file in self.files
        )

    def as_json(self, *, explain: bool = False) -> Mapping[str, Any]:
        """Return the report as JSON values, with removed lines where `explain`.

        Unchanged files are counted; only `explain` lists those with removed lines.
        """
        files = []
        for file in self.files:
            if not file.listed(explain=explain):
                continue
            entry: dict[str, Any] = {
                "path": file.path,
                "state": file.state.value,
                "message": file.message or None,
                "cleaned_lines": len(file.removed_lines),
                "documents": [
                    {
                        "title": one.title,
                        "kind": one.kind,
                        "articles": one.articles,
                        "passages": one.passages,
                        "warnings": list(one.warnings),
                    }
                    for one in file.documents
                ],
            }
            if explain:
                entry["cleaned"] = [
                    {"line": line.number, "text": line.text, "reason": line.removed}
                    for line in file.removed_lines
                ]
            files.append(entry)
        return {
            "published": self.published,
            "dry_run": self.dry_run,
            "generation": self.generation,
            "counts": {state.value: len(self.of_state(state)) for state in State},
            "documents": self.documents,
            "passages": self.passages,
            "embedded": self.embedded,
            "carried": self.carried,
            "duplicates": list(self.duplicates),
            "approved_questions": self.verdict.as_json() if self.verdict else None,
            "files": files,
        }
