"""From a file in the collection to its SourceText, safely."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Protocol

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.source import SourceText

_MEGABYTE = 1024 * 1024


class FileReader(Protocol):
    """Reads files of one format; `endings` are lower-case, with the dot."""

    endings: tuple[str, ...]

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the text of a file's bytes; raises ReadingError.

        `path` is relative to the collection, with forward slashes.
        """
        ...


class Readers:
    """The readers by file ending, and the one way from a path to a text."""

    def __init__(self, readers: Iterable[FileReader]) -> None:
        self._by_ending = {ending: reader for reader in readers for ending in reader.endings}

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that can be read, sorted."""
        return tuple(sorted(self._by_ending))

    def read(self, data: bytes, path: str) -> SourceText:
        """Read bytes that are already at hand; raises ReadingError."""
        reader = self._reader(path)
        if not data.strip():
            raise ReadingError(texts.EMPTY.format(path=path))
        source = reader.read(data, path)
        if all(line.removed is not None for line in source.lines):
            raise ReadingError(
                texts.NO_TEXT.format(path=path), detail=f"{len(source.lines)} lines, none kept"
            )
        return source

    def load(self, root: Path, relative: str, max_bytes: int) -> bytes:
        """Return the bytes of the file `relative` under `root`; raises as `read_file`."""
        self._reader(relative)
        return _read_bytes(root, relative, max_bytes)

    def read_file(self, root: Path, relative: str, max_bytes: int) -> tuple[bytes, SourceText]:
        """Return the bytes and the text of the file `relative` under `root`.

        Never reads outside `root` nor more than `max_bytes`. Raises ReadingError, whose
        sentence names the file, for whatever keeps it from being read.
        """
        self._reader(relative)
        data = _read_bytes(root, relative, max_bytes)
        return data, self.read(data, relative)

    def _reader(self, path: str) -> FileReader:
        reader = self._by_ending.get(PurePosixPath(path).suffix.lower())
        if reader is None:
            endings = "、".join(self.endings)
            raise ReadingError(texts.UNKNOWN_ENDING.format(path=path, endings=endings))
        return reader


def _read_bytes(root: Path, relative: str, max_bytes: int) -> bytes:
    try:
        inside = root.resolve()
        path = (inside / relative).resolve(strict=True)
        if ".." in PurePosixPath(relative).parts or not path.is_relative_to(inside):
            raise ReadingError(
                texts.OUTSIDE_COLLECTION.format(path=relative), detail=f"resolves to {path}"
            )
        # Not blocking on a pipe, not following a link that was put there since.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        with open(descriptor, "rb") as file:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise ReadingError(texts.NOT_A_FILE.format(path=relative))
            _check_size(facts.st_size, max_bytes, relative)
            data = file.read(max_bytes + 1)
            _check_size(len(data), max_bytes, relative)
            return data
    except FileNotFoundError as error:
        raise ReadingError(texts.VANISHED.format(path=relative), detail=repr(error)) from error
    except IsADirectoryError as error:
        raise ReadingError(texts.NOT_A_FILE.format(path=relative), detail=repr(error)) from error
    except PermissionError as error:
        raise ReadingError(texts.NO_PERMISSION.format(path=relative), detail=repr(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        # ValueError: a NUL in the name; RuntimeError: a loop of links before Python 3.13.
        raise ReadingError(texts.CANNOT_OPEN.format(path=relative), detail=repr(error)) from error


def _check_size(size: int, max_bytes: int, path: str) -> None:
    if size > max_bytes:
        megabytes = f"{size / _MEGABYTE:.1f}"
        limit = f"{max_bytes / _MEGABYTE:g}"
        raise ReadingError(
            texts.TOO_LARGE.format(path=path, size=megabytes, limit=limit), detail=f"{size} bytes"
        )
