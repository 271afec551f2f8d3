"""The whole set, and how it is put into a folder."""

from __future__ import annotations

from pathlib import Path

from hostile.archives import archives
from hostile.broken_pdfs import broken_pdfs
from hostile.entity_bombs import entity_bombs
from hostile.hostile_file import HostileFile, Lure
from hostile.hostile_pdfs import hostile_pdfs
from hostile.pictures import pictures
from hostile.plain_files import plain_files
from hostile.sheets_and_slides import sheets_and_slides
from hostile.word_files import word_files
from hostile.wrong_files import odd_names, wrong_files


def hostile_files(lure: Lure) -> list[HostileFile]:
    """Return every file of the set, by family."""
    return [
        *broken_pdfs(),
        *hostile_pdfs(lure),
        *word_files(lure),
        *entity_bombs(lure),
        *sheets_and_slides(lure),
        *archives(),
        *pictures(lure),
        *plain_files(lure),
        *wrong_files(),
        *odd_names(),
    ]


def write(files: list[HostileFile], folder: Path) -> None:
    """Make the files in a folder."""
    for one in files:
        target = folder / one.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.make())
