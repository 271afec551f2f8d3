"""From a file in the collection to its texts, safely."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.containers.container import Container
from knowledge.reading.files import read_bytes
from knowledge.reading.formats import ENCRYPTED, UNSUPPORTED, ZIP, families, true_ending
from knowledge.reading.limits import Limits
from knowledge.reading.office.package import check_package
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: one text, or those of a container's members.

    `faults` are sentences about the members that could not be read.
    """

    sources: tuple[SourceText, ...]
    faults: tuple[str, ...] = ()


class Readers:
    """The readers by file ending, and the one way from a path to its texts."""

    def __init__(
        self,
        readers: Iterable[FileReader],
        containers: Iterable[Container] = (),
        limits: Limits | None = None,
    ) -> None:
        self._readers = {ending: reader for reader in readers for ending in reader.endings}
        self._containers = {ending: one for one in containers for ending in one.endings}
        self._limits = limits or Limits()

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that can be read, sorted."""
        return tuple(sorted({*self._readers, *self._containers}))

    def read(self, data: bytes, path: str) -> Reading:
        """Read bytes that are already at hand; raises ReadingError.

        The content decides where it contradicts the ending, and a warning says so.
        """
        reading = self._read(data, path, _Budget(self._limits), depth=0)
        characters = sum(len(line.text) for source in reading.sources for line in source.lines)
        if characters > self._limits.characters:
            raise ReadingError(
                texts.TOO_MUCH_TEXT.format(
                    path=path, found=characters // 10_000, limit=self._limits.characters // 10_000
                )
            )
        return reading

    def read_one(self, data: bytes, path: str) -> SourceText:
        """Read bytes that are one text: the first of what `read` gives."""
        return self.read(data, path).sources[0]

    def load(self, root: Path, relative: str, max_bytes: int) -> bytes:
        """Return the bytes of the file `relative` under `root`; raises as `read_file`."""
        self._check_ending(relative)
        return read_bytes(root, relative, max_bytes)

    def read_file(self, root: Path, relative: str, max_bytes: int) -> tuple[bytes, Reading]:
        """Return the bytes of the file `relative` under `root` and what they gave.

        Never reads outside `root` nor more than `max_bytes`. Raises ReadingError, whose
        sentence names the file, for whatever keeps it from being read.
        """
        data = self.load(root, relative, max_bytes)
        return data, self.read(data, relative)

    def _read(self, data: bytes, path: str, budget: _Budget, depth: int) -> Reading:
        ending = self._check_ending(path)
        if not data.strip():
            raise ReadingError(texts.EMPTY.format(path=path))
        found = self._check_content(data, ending, path)
        container = self._containers.get(found)
        if container is not None:
            return self._unpack(container, data, path, budget, depth)
        if data.startswith(ZIP):
            check_package(data, path, self._limits)
        source = self._readers[found].read(data, path)
        if all(line.removed is not None for line in source.lines):
            raise ReadingError(
                texts.NO_TEXT.format(path=path), detail=f"{len(source.lines)} lines, none kept"
            )
        if found != ending:
            warning = texts.READ_BY_CONTENT.format(ending=ending, content=found)
            source = dataclasses.replace(source, warnings=(warning, *source.warnings))
        return Reading((source,))

    def _unpack(
        self, container: Container, data: bytes, path: str, budget: _Budget, depth: int
    ) -> Reading:
        if depth >= self._limits.depth:
            raise ReadingError(texts.ARCHIVES_TOO_DEEP.format(path=path, limit=self._limits.depth))
        contents = container.open(data, path)
        budget.take(len(contents.members), path)
        sources = [] if contents.text is None else [contents.text]
        faults: list[str] = []
        for member in contents.members:
            inside = f"{path}/{member.name}"
            try:
                self._check_ending(inside)
                loaded = member.load(budget.left)
                budget.left -= len(loaded)
                reading = self._read(loaded, inside, budget, depth + 1)
            except ReadingError as error:
                faults.append(str(error))
            else:
                sources += reading.sources
                faults += reading.faults
        if not sources:
            raise _nothing_inside(path, faults)
        return Reading(tuple(sources), tuple(faults))

    def _check_ending(self, path: str) -> str:
        ending = PurePosixPath(path).suffix.lower()
        if ending not in self._readers and ending not in self._containers:
            self._refuse(ending, path, texts.UNKNOWN_ENDING)
        return ending

    def _check_content(self, data: bytes, ending: str, path: str) -> str:
        """Return the ending that the content asks for, of those that can be read."""
        found = true_ending(data, ending)
        if found is None:
            raise ReadingError(texts.NOT_THAT_FORMAT.format(path=path, ending=ending))
        if found == ENCRYPTED:
            raise ReadingError(texts.ENCRYPTED.format(path=path))
        if found not in self._readers and found not in self._containers:
            self._refuse(found, path, texts.UNKNOWN_CONTENT)
        return found

    def _refuse(self, ending: str, path: str, sentence: str) -> None:
        known = UNSUPPORTED.get(ending)
        if known is not None:
            raise ReadingError(known.format(path=path))
        listed = "、".join(families(self.endings))
        raise ReadingError(sentence.format(path=path, content=ending, endings=listed))


def _nothing_inside(path: str, faults: list[str]) -> ReadingError:
    if len(faults) == 1:
        return ReadingError(faults[0])
    first = faults[0] if faults else texts.EMPTY_ARCHIVE
    return ReadingError(
        texts.NOTHING_INSIDE.format(path=path, first=first), detail=" ".join(faults)
    )


class _Budget:
    """What may still be taken out of a container and of those inside it."""

    def __init__(self, limits: Limits) -> None:
        self.left = limits.unpacked_mb * _MEGABYTE  # bytes
        self._most = self._members = limits.members

    def take(self, members: int, path: str) -> None:
        """Count members; raises ReadingError where they are too many."""
        if members > self._members:
            raise ReadingError(texts.TOO_MANY_MEMBERS.format(path=path, limit=self._most))
        self._members -= members
