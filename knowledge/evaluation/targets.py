"""What a passage or a quote must hold to be a hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

_GRAM = 6
_HIT = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document, as it was found or quoted: `document.text[start:end] == text`."""

    document_id: str
    start: int
    end: int
    text: str


class Target(Protocol):
    """A piece of evidence as it is recognised in one collection."""

    def hit(self, stretch: Stretch) -> bool:
        """Whether the stretch holds it."""
        ...


@dataclass(frozen=True, slots=True)
class Wording:
    """Held by any text in which at least half of its 6-grams stand."""

    grams: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Return the target for a verbatim stretch."""
        return cls(frozenset(_grams(text)))

    def hit(self, stretch: Stretch) -> bool:
        return len(self.grams & _grams(stretch.text)) >= _HIT * len(self.grams)


@dataclass(frozen=True, slots=True)
class Extent:
    """Part of a document: touched by any stretch that reaches into it, or to be held whole."""

    document_id: str
    start: int
    end: int
    whole: bool = False

    def hit(self, stretch: Stretch) -> bool:
        if self.document_id != stretch.document_id:
            return False
        if self.whole:
            return stretch.start <= self.start and self.end <= stretch.end
        return stretch.start < self.end and self.start < stretch.end


@dataclass(frozen=True, slots=True)
class Spelled:
    """Held by any text in which these words stand, white space aside."""

    squeezed: str

    def hit(self, stretch: Stretch) -> bool:
        return self.squeezed in squeeze(stretch.text)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Held where one of several is; none is never held."""

    targets: tuple[Target, ...]

    def hit(self, stretch: Stretch) -> bool:
        return any(one.hit(stretch) for one in self.targets)

    @property
    def exists(self) -> bool:
        """Whether the collection has it at all."""
        return bool(self.targets)


def squeeze(text: str) -> str:
    """Return the text without white space.

    >>> squeeze("第一条　每月 一次。")
    '第一条每月一次。'
    """
    return "".join(text.split())


def _grams(text: str) -> set[str]:
    squeezed = squeeze(text)
    return {squeezed[at : at + _GRAM] for at in range(max(1, len(squeezed) - _GRAM + 1))}
