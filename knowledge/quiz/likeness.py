"""Whether two items ask the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.quiz.item import ItemType, QuizItem

_PLACE = re.compile(r"^(?:根据|按照|依照)?《[^》]+》[^，,]{0,30}[，,]")
_BARE = re.compile(r"[^\w]|_")
_SAME = 0.85  # share of the character pairs of two stems


@dataclass(slots=True)
class Merged:
    """The items that were taken so far; it says of the next one whether it asks what one of
    them asked: one type, one key, nearly one stem, in whatever document."""

    _taken: dict[tuple[ItemType, tuple[str, ...]], list[frozenset[str]]] = field(
        default_factory=dict
    )

    def take(self, item: QuizItem) -> bool:
        """Take an item; False where it is a near-duplicate and was not taken."""
        key = item.type, tuple(sorted(map(_folded, item.right)))
        pairs = _pairs(item.stem if item.change is None else item.stem + item.change.original)
        others = self._taken.setdefault(key, [])
        if any(_share(pairs, one) >= _SAME for one in others):
            return False
        others.append(pairs)
        return True


def _pairs(stem: str) -> frozenset[str]:
    bare = _folded(_PLACE.sub("", stem))
    return frozenset(a + b for a, b in pairwise(bare)) or frozenset({bare})


def _folded(text: str) -> str:
    return _BARE.sub("", text)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
