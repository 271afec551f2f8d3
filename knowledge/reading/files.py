"""The bytes of a file in the collection, safely."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from knowledge.errors import ReadingError
from knowledge.reading import texts

_MEGABYTE = 1024 * 1024


def read_bytes(root: Path, relative: str, max_bytes: int) -> bytes:
    """Return the bytes of the file `relative` under `root`.

    Never reads outside `root` nor more than `max_bytes`. Raises ReadingError, whose
    sentence names the file, for whatever keeps it from being read.
    """
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
