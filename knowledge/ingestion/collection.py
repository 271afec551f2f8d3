"""The collection: which files below its folder are documents, which are companions.

Companions are `NAME.meta.yaml` (metadata for the file NAME or NAME.*, and who may see what
lies in the folder NAME), `glossary.yaml` and `questions.jsonl`; hidden files and folders
are left alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from errno import ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import Any

from knowledge.errors import AudienceError, QuestionError
from knowledge.ingestion.audience import Unclear, stated_audience
from knowledge.texts import (
    BAD_NAME,
    CLOSED_FOLDER,
    LARGE_SIDECAR,
    LINKED_FOLDER,
    OUTSIDE_COLLECTION,
    UNCLEAR_AUDIENCE,
    UNREADABLE_SIDECAR,
)

GLOSSARY = "glossary.yaml"
QUESTIONS = "questions.jsonl"
_SIDECAR = ".meta.yaml"
_SIDECAR_BYTES = 1_000_000
_NOTHING_THERE = (ENOENT, ENOTDIR, ENAMETOOLONG)
_COMPANIONS = frozenset({GLOSSARY, QUESTIONS})


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found: documents' paths, sorted, and what could not be walked.

    `faults` tells for a path why what lies there or below it is not among `paths`.
    """

    paths: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    def hides(self, path: str) -> bool:
        """Whether the file may still lie there, where the walk could not go."""
        return any(path == fault or path.startswith(fault + "/") for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of documents; paths are relative to it, with forward slashes."""

    root: Path

    def walk(self, chosen: Iterable[Path] = ()) -> Walk:
        """Return the documents' paths.

        Args:
            chosen: files or folders to stay within; none means the whole collection.
                One that does not exist is returned, so that reading it tells; hidden
                files and companions are not.

        Raises:
            QuestionError: a chosen path lies outside the collection.
        """
        walk = Walk()
        found: set[str] = set()
        for start in [self._inside(path) for path in chosen] or [self.root]:
            path = self._path(start)
            if _is_hidden(path):
                continue
            if start.is_dir():
                found.update(self._below(start, walk.faults))
            elif _is_document(start.name):
                found.add(path)
        for path in sorted(found):
            try:
                path.encode("utf-8")
            except UnicodeEncodeError:
                shown = path.encode("utf-8", "replace").decode()
                walk.faults[shown] = BAD_NAME.format(path=shown)
            else:
                walk.paths.append(path)
        return walk

    def sidecar(self, path: str) -> bytes | None:
        """Return the bytes of the metadata file beside a document, if there is one.

        Raises:
            AudienceError: there is one and it cannot be read, or it is too large.
        """
        document = self.root / path
        for name in (document.name, document.stem):
            data = self._companion(document.with_name(name + _SIDECAR))
            if data is not None:
                return data
        return None

    def audience(self, path: str) -> tuple[str, ...]:
        """Return the roles and groups that a document is limited to; empty: everybody.

        The metadata file beside it is asked first, then those beside the folders that it
        lies in, from the innermost outwards; the first that speaks of it counts.

        Raises:
            AudienceError: one that is met on the way cannot be read or understood.
        """
        document = self.root / path
        folders = [self.root / one for one in PurePosixPath(path).parents][:-1]
        beside = [document.with_name(name) for name in (document.name, document.stem)]
        for one in dict.fromkeys((*beside, *folders)):
            candidate = one.with_name(one.name + _SIDECAR)
            data = self._companion(candidate)
            if data is None:
                continue
            try:
                stated = stated_audience(data, parse_sidecar(data))
            except Unclear as error:
                raise AudienceError(
                    UNCLEAR_AUDIENCE.format(path=path, sidecar=self._path(candidate))
                ) from error
            if stated is not None:
                return stated
        return ()

    def _companion(self, file: Path) -> bytes | None:
        """Return the bytes of a metadata file; None where there is none."""
        try:
            mode = file.lstat().st_mode
            if S_ISDIR(mode):
                return None
            if not S_ISREG(mode):  # a link may lead anywhere
                raise AudienceError(UNREADABLE_SIDECAR.format(path=self._path(file)))
            with file.open("rb") as opened:
                data = opened.read(_SIDECAR_BYTES + 1)
        except OSError as error:
            if error.errno in _NOTHING_THERE:
                return None
            sentence = UNREADABLE_SIDECAR.format(path=self._path(file))
            raise AudienceError(sentence, detail=repr(error)) from error
        if len(data) > _SIDECAR_BYTES:
            raise AudienceError(LARGE_SIDECAR.format(path=self._path(file)))
        return data

    def _below(self, start: Path, faults: dict[str, str]) -> Iterator[str]:
        def closed(error: OSError) -> None:
            path = self._path(Path(error.filename))
            faults[path] = CLOSED_FOLDER.format(path=path)

        for folder, folders, names in os.walk(start, onerror=closed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if (link := Path(folder, name)).is_symlink():
                    path = self._path(link)
                    faults[path] = LINKED_FOLDER.format(path=path)
            yield from (self._path(Path(folder, name)) for name in names if _is_document(name))

    def _inside(self, path: Path) -> Path:
        """Return a chosen path below the root, by its name or by where it really lies."""
        for name, root in (
            (os.path.abspath(path), os.path.abspath(self.root)),
            (os.path.realpath(path), os.path.realpath(self.root)),
        ):
            if Path(name).is_relative_to(root):
                return self.root / os.path.relpath(name, root)
        raise QuestionError(OUTSIDE_COLLECTION.format(path=path, root=self.root))

    def _path(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()


def parse_sidecar(data: bytes) -> Mapping[str, Any] | None:
    """Return a metadata file's mapping, None when it is not one.

    >>> parse_sidecar("issuer: 云泽市统计局".encode())
    {'issuer': '云泽市统计局'}
    """
    import yaml

    try:
        loaded = yaml.safe_load(data.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return None  # ValueError: a date such as 2024-02-30
    return loaded if isinstance(loaded, dict) else None


def _is_hidden(path: str) -> bool:
    """Whether a file or folder, or one that it lies in, is hidden."""
    return any(part.startswith(".") for part in Path(path).parts)


def _is_document(name: str) -> bool:
    return not (name.startswith((".", "~$")) or name.endswith(_SIDECAR) or name in _COMPANIONS)
