"""The bodies of a collection by the short names that people make of their long ones.

贵师大 for 贵州师范大学: of each word, in order, its first or last character or the whole,
of two words at least a single character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from knowledge.index import Terms

_BODY = re.compile(
    r"[一-鿿]{2,20}(?:大学|学院|学校|中学|小学|公司|集团|医院|法院|检察院|研究院|研究所|局|厅|委员会|中心|协会)"
)
_RUN = re.compile(r"[一-鿿]{3,}")
_SHORTEST, _LONGEST = 3, 5  # characters of an abbreviation
_MOST_WORDS = 5
_MOST_BODIES = 3  # that an abbreviation may mean


class Abbreviations:
    """Short name -> the bodies that it may mean.

    Args:
        names: what documents are called and whom they are from, with bodies in them.
    """

    def __init__(self, names: Iterable[str], terms: Terms) -> None:
        self._terms = terms
        bodies = {one for name in names for one in _BODY.findall(terms.fold(name))}
        meant: defaultdict[str, set[str]] = defaultdict(set)
        for body in sorted(bodies):
            for short in self._shortened(body):
                meant[short].add(body)
        self._meant = {
            short: tuple(sorted(found))
            for short, found in meant.items()
            if len(found) <= _MOST_BODIES and not terms.is_word(short)
        }

    def expand(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the short names in the text with the bodies that they may mean.

        >>> Abbreviations(["贵州师范大学奖学金办法"], terms).expand("贵师大奖学金几等")
        {'贵师大': ('贵州师范大学',)}
        """
        found: dict[str, tuple[str, ...]] = {}
        for run in _RUN.findall(text):
            taken = 0
            for start in range(len(run)):
                for size in range(_LONGEST, _SHORTEST - 1, -1):
                    short = run[start : start + size]
                    if start >= taken and len(short) == size and short in self._meant:
                        found[short] = self._meant[short]
                        taken = start + size
        return found

    def _shortened(self, body: str) -> Iterator[str]:
        """Return what the words of a body, from its first on, can be shortened to."""
        words = [part for word, _ in self._terms.tagged(body) for part in self._parts(word)]
        for count in range(2, min(len(words), _MOST_WORDS) + 1):
            for chosen in product(*({one[0], one[-1], one} for one in words[:count])):
                short = "".join(chosen)
                single = sum(len(one) == 1 for one in chosen)
                if single > 1 and _SHORTEST <= len(short) <= _LONGEST and short not in body:
                    yield short

    def _parts(self, word: str) -> tuple[str, ...]:
        """四川大学 is a word of the dictionary, but its parts are shortened each."""
        left, right = word[:2], word[2:]
        whole = len(word) < 3 or not (self._terms.is_word(left) and self._terms.is_word(right))
        return (word,) if whole else (left, *self._parts(right))
