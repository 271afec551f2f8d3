"""What every compared system does: take in a folder, then find pieces of text for a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text as a system gives it back, and the name of the file it is from."""

    source: str
    text: str


class Entrant(Protocol):
    """One system, made with the embedding model, a folder of texts and an empty folder."""

    def ingest(self) -> None:
        """Take in all texts of the folder."""
        ...

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Return the best pieces, best first.

        Args:
            as_of: the day whose versions are asked for, ISO; most systems know no versions.
        """
        ...


def files_of(folder: Path) -> list[Path]:
    """Return the texts of a folder, in the order of their names."""
    return sorted(one for one in folder.rglob("*") if one.suffix in (".txt", ".md"))


def texts_of(folder: Path) -> Iterator[Piece]:
    """Read the texts of a folder; the files of the sets are UTF-8."""
    for file in files_of(folder):
        yield Piece(file.name, file.read_text(encoding="utf-8-sig"))
