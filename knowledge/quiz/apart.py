"""What items of one set have in common, and should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.restating import Sentences

_TELLING = 4  # characters of a key that is not asked for twice in a set


def apart(
    offered: Iterable[QuizItem],
    taken: Sentences,
    used: Mapping[object, int],
    later: list[QuizItem],
) -> Iterator[QuizItem]:
    """Yield items that share nothing with those taken so far, right and wrong statements by
    turns; the others are put aside.

    Args:
        taken: the items of the set, which grows meanwhile.
        used: how often a key or a verdict is in it.
    """
    for item in offered:
        again = any(True for _ in taken.beside(item))
        if again or any(one in used for one in marks(item)) or _too_often(item, used):
            later.append(item)
        else:
            yield item


def marks(item: QuizItem) -> set[object]:
    """Return what a second item of a set should not have: the words of the key."""
    telling = any(len(one) >= _TELLING for one in item.right)
    return {frozenset(item.right)} if telling and item.type is not ItemType.JUDGE else set()


def _too_often(item: QuizItem, used: Mapping[object, int]) -> bool:
    """Whether there are more statements of this verdict than of the other: who sees only wrong
    ones guesses the next."""
    if item.type is not ItemType.JUDGE:
        return False
    same = used.get(verdict(item), 0)
    return same > sum(used.get((ItemType.JUDGE, (at,)), 0) for at in (0, 1)) - same


def verdict(item: QuizItem) -> object:
    """What is true of a statement: right or wrong."""
    return item.type, item.key
