"""What a piece of text must hold to be a hit, the same for every system."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.rivals.entrant import Piece

_GRAM = 6
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_ARTICLE = re.compile(r"^[\s\u3000#*]*(第[一二三四五六七八九十百千零〇两\d]+条)", re.MULTILINE)


class Gold(Protocol):
    """The evidence of one question."""

    def hit(self, piece: Piece) -> bool:
        """Whether a piece holds it."""
        ...


@dataclass(frozen=True, slots=True)
class Wording:
    """Held where half of the 6-grams of any of these texts stand, white space aside.

    `sources` are the files that count, where only certain ones do.
    """

    texts: Sequence[str]
    sources: Collection[str] = ()

    def hit(self, piece: Piece) -> bool:
        if self.sources and piece.source not in self.sources:
            return False
        held = grams(piece.text)
        return any(len(wanted & held) >= len(wanted) / 2 for wanted in map(grams, self.texts))


@dataclass(frozen=True, slots=True)
class Source:
    """Held by any piece of one of these files."""

    names: Collection[str]

    def hit(self, piece: Piece) -> bool:
        return piece.source in self.names


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Held where one of several is."""

    golds: Sequence[Gold]

    def hit(self, piece: Piece) -> bool:
        return any(one.hit(piece) for one in self.golds)


def rank_of(gold: Gold, pieces: Iterable[Piece], *, by_source: bool = False) -> int | None:
    """Return the rank, from 1, of the first piece that is a hit.

    Args:
        by_source: count files, each once, in place of pieces.
    """
    seen: dict[object, int] = {}
    for at, piece in enumerate(pieces):
        rank = seen.setdefault(piece.source if by_source else at, len(seen) + 1)
        if gold.hit(piece):
            return rank
    return None


def grams(text: str) -> set[str]:
    """Return all runs of six characters, white space removed; of a shorter text itself."""
    squeezed = "".join(text.split())
    return {squeezed[at : at + _GRAM] for at in range(max(1, len(squeezed) - _GRAM + 1))}


def article(text: str, label: str) -> str:
    """Return an article of a regulation, or what comes before the first one without a label.

    >>> article("总纲\\n第一条 甲。\\n第二条 乙。", "第二条")
    '第二条 乙。'
    """
    starts = list(_ARTICLE.finditer(text))
    if not label:
        return text[: starts[0].start()] if starts else text
    for at, start in enumerate(starts):
        if start[1] == label:
            end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
            return text[start.start() : end].strip()
    return ""


def deciding(text: str, words: str, question: str) -> list[str]:
    """Return the sentences that hold the words; of several, those most like the question.

    >>> deciding("支部每月开会一次。党课每月一次。", "一次", "党课多久一次？")
    ['党课每月一次。']
    """
    asked = _pairs(question + words)
    wanted = "".join(words.split())
    holding = [one for one in _SENTENCE.findall(text) if wanted in "".join(one.split())]
    likeness = [len(asked & _pairs(one)) for one in holding]
    return [one for one, like in zip(holding, likeness, strict=True) if like == max(likeness)]


def _pairs(text: str) -> set[str]:
    squeezed = "".join(text.split())
    return {squeezed[at : at + 2] for at in range(len(squeezed) - 1)}
