"""Whether two items ask the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.quiz.folding import bare, bigrams
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.standing import statement_of

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
        key = item.type, tuple(sorted(map(bare, item.right)))
        changed = item.change.original if item.change else ""
        pairs = bigrams(statement_of(item.stem) + changed)
        others = self._taken.setdefault(key, [])
        if any(_share(pairs, one) >= _SAME for one in others):
            return False
        others.append(pairs)
        return True


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
