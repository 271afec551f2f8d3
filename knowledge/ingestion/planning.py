"""What an ingest has to do: the collection's bytes compared with what is known of them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import AudienceError, ReadingError
from knowledge.index import FileRecord
from knowledge.ingestion.collection import Collection, Walk
from knowledge.ingestion.report import State
from knowledge.reading import Readers

_LOG = logging.getLogger(__name__)

# Raise it when reading or structure makes something else of the same bytes.
PIPELINE = 2


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes with those of its sidecar, and what they are recorded as."""

    record: FileRecord
    data: bytes
    sidecar: bytes | None


@dataclass(slots=True)
class Plan:
    """Which files are settled, which are to be read, which are gone.

    `failed` gives each path its sentence, `withheld` those of which it cannot be told who
    may see them; `audiences` tells it of all others that were found, `relimited` are those
    of them for whom it has changed. `renamed` gives the
    earlier path of a new one.
    """

    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)
    audiences: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relimited: set[str] = field(default_factory=set)
    work: dict[str, State] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planner:
    """Compares the collection with the files of the generation before.

    Args:
        max_bytes: the largest file that is read.
        max_passage: characters a passage may have.
    """

    collection: Collection
    readers: Readers
    max_bytes: int
    max_passage: int

    def __call__(
        self,
        chosen: Sequence[Path],
        known: Mapping[str, FileRecord],
        limits: Mapping[str, tuple[str, ...]],
        *,
        prune: bool,
        rebuild: bool,
    ) -> Plan:
        """Return the plan.

        Args:
            chosen: files or folders to stay within; none means the whole collection.
            limits: who may see the documents of the known files.
            prune: whether known files that are not found are gone.
            rebuild: read files anew that have not changed.

        Raises:
            QuestionError: a chosen path lies outside the collection.
        """
        walk = self.collection.walk(chosen)
        plan = Plan(failed=dict(walk.faults))
        content: dict[str, str] = {}
        for path in walk.paths:
            try:
                audience = self.collection.audience(path)
                plan.audiences[path] = audience
                if limits.get(path, audience) != audience:
                    plan.relimited.add(path)
                record = self.load(path).record
            except AudienceError as error:
                _LOG.warning("%s: %s", path, error.detail)
                plan.withheld[path] = str(error)
                continue
            except ReadingError as error:
                _LOG.warning("%s: %s", path, error.detail)
                plan.failed[path] = str(error)
                continue
            if path in known and known[path].hash == record.hash and not rebuild:
                plan.unchanged.append(path)
            else:
                plan.work[path] = State.CHANGED if path in known else State.ADDED
                content[path] = record.content
        if prune:
            plan.gone = _gone(walk, known)
        _find_renamed(plan, known, content)
        return plan

    def load(self, path: str) -> SourceFile:
        """Read a file's bytes; raises ReadingError."""
        data = self.readers.load(self.collection.root, path, self.max_bytes)
        sidecar = self.collection.sidecar(path)
        content = hashlib.sha256(data).hexdigest()
        made_by = f"{PIPELINE}|{self.max_passage}|".encode()
        everything = hashlib.sha256(made_by + (sidecar or b"") + b"|" + content.encode())
        return SourceFile(
            FileRecord(path, everything.hexdigest(), content, len(data)), data, sidecar
        )


def _gone(walk: Walk, known: Mapping[str, FileRecord]) -> list[str]:
    found = set(walk.paths)
    return [path for path in sorted(known) if path not in found and not walk.hides(path)]


def _find_renamed(plan: Plan, known: Mapping[str, FileRecord], content: Mapping[str, str]) -> None:
    """Pair new files with files that are gone and had the same bytes, one to one."""
    by_content = {known[path].content: path for path in reversed(plan.gone)}
    for path, state in plan.work.items():
        if state is State.ADDED and (old := by_content.pop(content[path], None)):
            plan.renamed[path] = old
            plan.work[path] = State.RENAMED
