"""Generations on disk: drafts, the atomic publication, rollback, the ingest lock.

    var/
      CURRENT            the id of the generation that answers
      ingest.lock        held by a running ingest
      generations/
        g000007/         immutable: manifest.sqlite, chroma/, lexical/, outline/
        g000008.draft/   being written
        g000002.dropped/ being removed

Publishing is one rename of CURRENT, so a reader sees the old generation or the new
one and a killed ingest leaves the old one answering; what it left behind is removed
by the next.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge.errors import IngestRunning, NoGeneration, StorageError
from knowledge.index.generation import DRAFT, Draft, Generation
from knowledge.index.texts import (
    CANNOT_WRITE,
    DAMAGED,
    INGEST_RUNNING,
    NO_GENERATION,
    NO_OLDER_GENERATION,
)

_LOG = logging.getLogger(__name__)
_DROPPED = ".dropped"
_NAME = "g??????"


class GenerationStore:
    """The generations below `var`; the only code that names CURRENT.

    Args:
        keep: how many generations stay; never fewer than the current one and its
            parent, which a reader may still hold and `rollback` returns to.
    """

    def __init__(self, var: Path, *, keep: int = 5) -> None:
        self._var = var
        self._keep = max(2, keep)
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

    def published(self) -> Generation | None:
        """Open the published generation; None where there is none or it was deleted."""
        current = self.current_id()
        if not current or not (self._generations / current).is_dir():
            return None
        return Generation(self._generations / current)

    def current(self) -> Generation:
        """Open the published generation.

        Raises:
            NoGeneration: nothing has been ingested yet.
        """
        generation = self.published()
        if generation is None:
            raise NoGeneration(NO_GENERATION, detail=f"CURRENT={self.current_id()} in {self._var}")
        return generation

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the ingest lock; what a killed ingest left behind is removed first.

        Raises:
            IngestRunning: another process holds it.
            StorageError: the folder may not be written to.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._var / "ingest.lock", timeout=0)
        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise IngestRunning(INGEST_RUNNING) from error
        except OSError as error:
            raise self._cannot_write(error) from error
        try:
            for left in self._generations.glob(f"{_NAME}.*"):
                shutil.rmtree(left)
            yield
        finally:
            lock.release()

    @contextmanager
    def draft(self, parent: Generation | None) -> Iterator[Draft]:
        """Start a new generation; it is thrown away unless the block publishes it.

        Raises:
            StorageError: the disk is full or may not be written to; the parent's
                manifest is damaged.
        """
        numbers = [int(folder.name[1:7]) for folder in self._generations.glob(f"{_NAME}*")]
        folder = self._generations / f"g{max(numbers, default=0) + 1:06d}{DRAFT}"
        try:
            with closing(Draft(folder, parent)) as draft:
                yield draft
        except (OSError, sqlite3.OperationalError) as error:
            raise self._cannot_write(error) from error
        except sqlite3.DatabaseError as error:
            raise StorageError(DAMAGED, detail=f"{folder}: {error!r}") from error
        finally:
            # Once published it has another name, and nothing is left to remove.
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, draft: Draft) -> None:
        """Make a finished draft the generation that answers; drop the oldest."""
        draft.close()
        _sync_tree(draft.folder)
        draft.folder.rename(self._generations / draft.id)
        _sync(self._generations)
        self._point_to(draft.id)
        self._drop_oldest()

    def rollback(self) -> Generation:
        """Publish the parent of the current generation again.

        Raises:
            NoGeneration: nothing has been ingested yet.
            StorageError: the parent is not kept any more.
            IngestRunning: an ingest is building upon the current generation.
        """
        with self.lock():
            current = self.current()
            parent = self._parent(current.id)
            if parent is None:
                raise StorageError(NO_OLDER_GENERATION, detail=f"current {current.id}")
            self._point_to(parent)
            return Generation(self._generations / parent)

    def _cannot_write(self, error: Exception) -> StorageError:
        return StorageError(CANNOT_WRITE.format(folder=self._var), detail=repr(error))

    def _parent(self, generation_id: str) -> str | None:
        """Return the id of a generation's parent, None where it is not kept."""
        generation = Generation(self._generations / generation_id)
        try:
            parent = generation.manifest.fact("parent")
        except StorageError:
            return None
        finally:
            generation.close()
        return parent if parent and (self._generations / parent).is_dir() else None

    def _point_to(self, generation_id: str) -> None:
        fresh = self._pointer.with_name("CURRENT.new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(generation_id + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        _sync(self._var)

    def _drop_oldest(self) -> None:
        """Keep the current generation and its forebears, then the newest of the others."""
        order: list[str] = []
        one = self.current_id()
        while one is not None and one not in order:
            order.append(one)
            one = self._parent(one)
        others = {folder.name for folder in self._generations.glob(_NAME)}.difference(order)
        for name in (order + sorted(others, reverse=True))[self._keep :]:
            folder = self._generations / name
            try:
                # Renamed first: killed half-way, it must not look like a generation.
                shutil.rmtree(folder.rename(folder.with_name(name + _DROPPED)))
            except OSError:
                _LOG.exception("%s could not be removed", folder)


def _sync_tree(root: Path) -> None:
    """Bring the draft's files and folders to the disk before anything points at them."""
    for path in (*root.rglob("*"), root):
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
