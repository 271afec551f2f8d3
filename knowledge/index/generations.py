"""Generations on disk: drafts, the atomic publication, rollback, the ingest lock.

    var/
      CURRENT            the id of the generation that answers
      ingest.lock        held by a running ingest
      generations/
        g000007/         immutable: manifest.sqlite, chroma/, lexical/, outline/
        g000008.draft/   being written; thrown away by the next ingest

Publishing is one rename of CURRENT, so a reader sees the old generation or the new
one and a killed ingest leaves the old one answering.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from knowledge.errors import IngestRunning, NoGeneration, StorageError
from knowledge.index.lexical import TantivyLexicalIndex
from knowledge.index.manifest import SqliteManifest
from knowledge.index.texts import INGEST_RUNNING, NO_GENERATION, NO_OLDER_GENERATION
from knowledge.index.vectors import ChromaVectorIndex

MANIFEST = "manifest.sqlite"
_DRAFT = ".draft"


class Generation:
    """One index in one folder: the manifest, the vectors, the two lexical indexes.

    Each part is opened when it is first used: an exact look-up needs no vectors.
    `lexical` holds passages by row, `outline` whole documents by number.
    """

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        self.folder = folder
        self._writable = writable

    @property
    def id(self) -> str:
        return self.folder.name.removesuffix(_DRAFT)

    @cached_property
    def manifest(self) -> SqliteManifest:
        return SqliteManifest(self.folder / MANIFEST, writable=self._writable)

    @cached_property
    def vectors(self) -> ChromaVectorIndex:
        return ChromaVectorIndex(self.folder / "chroma")

    @cached_property
    def lexical(self) -> TantivyLexicalIndex:
        return TantivyLexicalIndex(self.folder / "lexical")

    @cached_property
    def outline(self) -> TantivyLexicalIndex:
        return TantivyLexicalIndex(self.folder / "outline")

    def close(self) -> None:
        """Release every part that was opened."""
        opened = self.__dict__
        if "vectors" in opened:
            self.vectors.close()
        if "manifest" in opened:
            self.manifest.close()
        for part in ("manifest", "vectors", "lexical", "outline"):
            opened.pop(part, None)


class GenerationStore:
    """The generations below `var`; the only code that names CURRENT."""

    def __init__(self, var: Path, *, keep: int = 5) -> None:
        self._var = var
        self._keep = keep
        self._generations = var / "generations"
        self._pointer = var / "CURRENT"

    def pointer_stamp(self) -> tuple[int, int] | None:
        """Return what changes when another generation is published; a stat, not a read."""
        try:
            stat = self._pointer.stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def current_id(self) -> str | None:
        """Return the id of the published generation, None before the first."""
        try:
            return self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def current(self) -> Generation:
        """Open the published generation.

        Raises:
            NoGeneration: nothing has been ingested yet.
        """
        current = self.current_id()
        if current is None or not (self._generations / current).is_dir():
            raise NoGeneration(NO_GENERATION, detail=f"CURRENT={current!r} in {self._var}")
        return Generation(self._generations / current)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the ingest lock; drafts of a killed ingest are removed first.

        Raises:
            IngestRunning: another process holds it.
        """
        from filelock import FileLock, Timeout

        self._generations.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._var / "ingest.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise IngestRunning(INGEST_RUNNING) from error
        try:
            for draft in self._generations.glob(f"*{_DRAFT}"):
                shutil.rmtree(draft)
            yield
        finally:
            lock.release()

    def draft(self, parent: Generation | None, *, manifest_only: bool = False) -> Generation:
        """Start a new generation as a copy of `parent`, or empty.

        Args:
            manifest_only: leave the indexes behind, to be built anew.
        """
        numbers = [int(folder.name[1:7]) for folder in self._generations.glob("g??????*")]
        folder = self._generations / f"g{max(numbers, default=0) + 1:06d}{_DRAFT}"
        if parent is None:
            folder.mkdir()
        elif manifest_only:
            folder.mkdir()
            shutil.copy2(parent.folder / MANIFEST, folder / MANIFEST)
        else:
            shutil.copytree(parent.folder, folder)
        draft = Generation(folder, writable=True)
        if manifest_only:
            draft.manifest.unmark_all()
        draft.manifest.set_fact("parent", parent.id if parent else None)
        return draft

    def publish(self, draft: Generation) -> Generation:
        """Make a finished draft the one that answers; drop the oldest beyond `keep`."""
        draft.close()
        final = draft.folder.with_name(draft.id)
        _sync(draft.folder)
        draft.folder.rename(final)
        self._point_to(final.name)
        self._prune()
        return Generation(final)

    def discard(self, draft: Generation) -> None:
        """Throw a draft away."""
        draft.close()
        shutil.rmtree(draft.folder)

    def rollback(self) -> Generation:
        """Publish the parent of the current generation again.

        Raises:
            NoGeneration: nothing has been ingested yet.
            StorageError: the parent is not kept any more.
        """
        current = self.current()
        parent = current.manifest.fact("parent")
        current.close()
        if parent is None or not (self._generations / parent).is_dir():
            raise StorageError(NO_OLDER_GENERATION, detail=f"parent of {current.id}: {parent}")
        self._point_to(parent)
        return Generation(self._generations / parent)

    def _point_to(self, generation: str) -> None:
        fresh = self._pointer.with_name("CURRENT.new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(generation + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)

    def _prune(self) -> None:
        current = self.current_id()
        kept = sorted(folder for folder in self._generations.glob("g??????") if folder.is_dir())
        for folder in kept[: -self._keep]:
            if folder.name != current:
                shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    """Bring the draft's files to the disk before anything points at them."""
    for file in folder.rglob("*"):
        if file.is_file():
            descriptor = os.open(file, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
