"""How much of a file is read: the bounds that no file may cross."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

OnPage = Callable[[int, int], None]
"""Told after each page, sheet or slide: how many are done, and of how many."""


def silent(done: int, total: int) -> None:
    """An `OnPage` that tells nobody."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file; what crosses one is refused with a sentence that names it.

    `pages` of a pdf, frames of a picture, slides; `pixels` of one picture;
    `unpacked_mb` of all that a zip-based file or an archive holds; `members` of an
    archive and attachments of a mail, also of those inside; `depth` of archives inside
    archives and of tables inside tables; `rows` of a sheet; `characters` of text in all.
    """

    pages: int = 2000
    pixels: int = 100_000_000
    unpacked_mb: int = 400
    members: int = 500
    depth: int = 3
    rows: int = 20_000
    characters: int = 20_000_000
    convert_seconds: int = 120
