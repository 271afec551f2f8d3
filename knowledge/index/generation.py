"""A generation: one index in one folder, and the draft it begins as."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from knowledge.errors import StorageError
from knowledge.index.draft_manifest import DraftManifest
from knowledge.index.lexical import TantivyLexicalIndex
from knowledge.index.manifest import SqliteManifest
from knowledge.index.texts import DAMAGED
from knowledge.index.vectors import ChromaVectorIndex
from knowledge.once import once

DRAFT = ".draft"
_MANIFEST = "manifest.sqlite"
_INDEXES = ("chroma", "lexical", "outline")
_JOURNALS = shutil.ignore_patterns("*-journal", "*-wal", "*-shm")  # of databases, see _copy


class Generation:
    """A published index: the manifest, the vectors, the two lexical indexes.

    Each part is opened when it is first used: an exact look-up needs no vectors. Threads may
    share it. `lexical` holds passages by row, `outline` whole documents by number; `opened`
    closes what was opened.

    Raises:
        StorageError: from a part that is not there or cannot be opened.
    """

    _create = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened = ExitStack()

    @property
    def id(self) -> str:
        """The name of its folder: g000007."""
        return self.folder.name.removesuffix(DRAFT)

    @once
    def manifest(self) -> SqliteManifest:
        return self.opened.enter_context(closing(SqliteManifest(self.folder / _MANIFEST)))

    @once
    def vectors(self) -> ChromaVectorIndex:
        index = ChromaVectorIndex(self.folder / "chroma", create=self._create)
        return self.opened.enter_context(closing(index))

    @once
    def lexical(self) -> TantivyLexicalIndex:
        return TantivyLexicalIndex(self.folder / "lexical", create=self._create)

    @once
    def outline(self) -> TantivyLexicalIndex:
        return TantivyLexicalIndex(self.folder / "outline", create=self._create)

    def close(self) -> None:
        """Release every part that was opened; who uses one afterwards opens it anew."""
        self.opened.close()
        for part in ("manifest", "vectors", "lexical", "outline"):
            self.__dict__.pop(part, None)


class Draft(Generation):
    """A generation that is being written, by one process, until it is published."""

    _create = True

    def __init__(self, folder: Path, parent: Generation | None) -> None:
        """Begin with a copy of the parent's manifest, or with an empty one."""
        super().__init__(folder)
        folder.mkdir()
        if parent is not None:
            shutil.copy2(parent.folder / _MANIFEST, folder / _MANIFEST)
        self.manifest.set_fact("parent", parent.id if parent else None)

    @once
    def manifest(self) -> DraftManifest:
        return self.opened.enter_context(closing(DraftManifest(self.folder / _MANIFEST)))

    def copy_indexes(self, parent: Generation) -> None:
        """Begin the indexes as copies of the parent's; raises StorageError."""
        for part in _INDEXES:
            old, new = parent.folder / part, self.folder / part
            try:
                shutil.copytree(old, new, copy_function=_copy, ignore=_JOURNALS)
            except (FileNotFoundError, sqlite3.DatabaseError) as error:
                raise StorageError(DAMAGED, detail=f"{parent.folder}: {error!r}") from error


def _copy(source: str, target: str) -> str:
    """Copy a file; a database as it is between two writes.

    Chroma writes to its database when a reader opens it, which may be now.
    """
    if Path(source).suffix != ".sqlite3":
        return str(shutil.copy2(source, target))
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA synchronous = OFF")
        old.backup(new)
    return target
