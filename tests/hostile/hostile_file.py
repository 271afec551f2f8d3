"""What a hostile file is: a name, how its bytes are made, what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.reading.office.libreoffice import find_libreoffice

SENTENCE = "活动室每晚九点半熄灯。"
"""What stands in the files that are to be read."""


@dataclass(frozen=True, slots=True)
class Read:
    """The file is read, and `text` stands in what was kept, white space aside."""

    text: str = SENTENCE


@dataclass(frozen=True, slots=True)
class Refused:
    """The file is refused, and its sentence says one of `words`."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file of the set; `name` may hold folders, `make` returns the same bytes each time."""

    name: str
    make: Callable[[], bytes]
    outcome: Read | Refused


@dataclass(frozen=True, slots=True)
class Lure:
    """What a reader must not touch: a server that counts its callers, a file with a secret.

    `url` ends without a slash; `file` is a file: URL, `path` the same as a path.
    """

    url: str
    path: str

    @property
    def file(self) -> str:
        return "file://" + self.path


def refused(*words: str) -> Refused:
    """Return the refusal whose sentence says one of the words."""
    return Refused(words)


def converted(outcome: Read | Refused) -> Read | Refused:
    """Return the outcome where LibreOffice is installed; elsewhere it must be asked for."""
    return outcome if find_libreoffice() else Refused(("LibreOffice",))
