"""What was worked out for a text and is worth keeping: its terms, its tokens, its vector.

The same sentences come up again with every question over a small collection, and with
every related question over a large one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Works out a value for each text, once.

    Args:
        work_out: returns the values of texts, in their order.
        room: how many are kept; when there is no more room it begins anew.
    """

    def __init__(self, work_out: Callable[[list[str]], Sequence[Value]], room: int) -> None:
        self._work_out = work_out
        self._room = room
        self._kept: dict[str, Value] = {}

    def __call__(self, texts: Sequence[str]) -> list[Value]:
        """Return the values of the texts.

        >>> Remembered(lambda texts: [len(one) for one in texts], 9)(["党费", "支部", "党费"])
        [2, 2, 2]
        """
        kept = self._kept  # another thread may begin anew meanwhile
        missing = [one for one in dict.fromkeys(texts) if one not in kept]
        if len(kept) + len(missing) > self._room:
            kept = self._kept = {}
            missing = list(dict.fromkeys(texts))
        if missing:
            kept.update(zip(missing, self._work_out(missing), strict=True))
        return [kept[one] for one in texts]
