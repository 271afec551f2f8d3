"""Wrong options for a formula: its own halves put together anew (普遍和平 beside 持久和平)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from knowledge.model import digest

# A half with one of these does not join another one: 量入为出, 便于管理, 略有结余.
_BOUND = re.compile("[为出入之而以有其于所与和不无更能可]")
_LENGTH, _JOINT = 4, 2


def recombined(members: Sequence[str], seed: str) -> Iterator[str]:
    """Yield words of the build of a series of four characters each that are none of its
    members, in an order that the seed fixes; each half is used once.

    >>> sorted(recombined(["地域相邻", "行业相近"], ""))
    ['地域相近', '行业相邻']
    >>> list(recombined(["量入为出", "略有结余", "便于管理"], ""))
    []
    """
    if any(len(one) != _LENGTH for one in members):
        return
    halves = [(one[:_JOINT], one[_JOINT:]) for one in members if not _BOUND.search(one)]
    firsts, seconds = {one for one, _ in halves}, {one for _, one in halves}
    if len(halves) < 2 or len(firsts) < len(halves) or len(seconds) < len(halves):
        return
    pairs = [(one[0], other[1]) for one, other in permutations(halves, 2)]
    used: set[str] = set()
    for first, second in sorted(pairs, key=lambda pair: digest(f"{seed}\x1f{pair}")):
        if not used & {first, second} and not set(first) & set(second):
            used |= {first, second}
            yield first + second
