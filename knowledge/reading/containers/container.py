"""Files that hold other files: archives, and mails with their attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from knowledge.source import SourceText


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another one.

    `name` is its path in there, with forward slashes, harmless to show and unlike that of
    any other member. `load` returns its bytes, given how many it may have at most; raises
    ReadingError.
    """

    name: str
    load: Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a container holds: its members, and the text of its own, if it has one."""

    members: tuple[Member, ...]
    text: SourceText | None = None


class Container(Protocol):
    """Opens containers of one format; `endings` are lower-case, with the dot."""

    endings: tuple[str, ...]

    def open(self, data: bytes, path: str) -> Contents:
        """Return what a container's bytes hold, members unread; raises ReadingError.

        `path` is relative to the collection, with forward slashes.
        """
        ...
