"""One line of the self-check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a finding is shown."""

    GOOD = "✓"
    BAD = "✗"
    NOTE = "–"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in a sentence with the remedy; without an essential one no question is
    answered."""

    mark: Mark
    sentence: str
    essential: bool = False

    @property
    def fatal(self) -> bool:
        """Whether no question can be answered."""
        return self.essential and self.mark is Mark.BAD

    def __str__(self) -> str:
        return f"{self.mark} {self.sentence}"


def good(sentence: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(Mark.GOOD, sentence)


def note(sentence: str) -> Finding:
    """Return a finding that one should know of."""
    return Finding(Mark.NOTE, sentence)


def bad(sentence: str) -> Finding:
    """Return a finding that something will not work."""
    return Finding(Mark.BAD, sentence)


def fatal(sentence: str) -> Finding:
    """Return a finding without whose remedy no question is answered."""
    return Finding(Mark.BAD, sentence, essential=True)
