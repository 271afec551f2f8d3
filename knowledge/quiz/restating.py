"""Which items rest on one sentence, be it that two documents say it: 党章, the rules under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge.quiz.folding import bare, bigrams, meant
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.structure import NUMERAL, parse_numeral

_RESTATED = 0.7  # of its pairs of characters: a sentence says another one again
_ONE_ANSWER = 0.5  # where the same is asked about both
_LONGER = 3.2  # times as long: a list has the words of many sentences
_FEWEST = 10  # pairs of a sentence that says enough to be known again
_NUMBER = re.compile(rf"[{NUMERAL}]+")


class Sentences:
    """The items that were taken so far, by the sentences that they rest on."""

    def __init__(self) -> None:
        self._items: list[QuizItem] = []
        self._pairs: list[frozenset[str]] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._of: defaultdict[str, list[QuizItem]] = defaultdict(list)

    def add(self, item: QuizItem) -> None:
        """Keep an item that was taken; one without a source rests on no sentence."""
        if item.citation is None:
            return
        pairs = bigrams(in_digits(item.citation.quote))
        for pair in pairs:
            self._having[pair].append(len(self._items))
        self._items.append(item)
        self._of[item.citation.document_id].append(item)
        self._pairs.append(pairs)

    def beside(self, item: QuizItem) -> Iterator[QuizItem]:
        """Yield the items on the same words of its document, on a sentence that says the same,
        mostly that of another document, or with the same answer about nearly the same."""
        here = self._of[item.citation.document_id] if item.citation else []
        yield from (one for one in here if _on_one(item, one))
        yield from (one for one in self._restated(item) if not _on_one(item, one))

    def _restated(self, item: QuizItem) -> Iterator[QuizItem]:
        """The items whose sentence has most of the pairs of the shorter of the two, and is not
        much longer or shorter."""
        if item.citation is None:
            return
        asked = {meant(one) for one in answers(item)} - {""}
        pairs = bigrams(in_digits(item.citation.quote))
        shared = Counter(at for pair in pairs for at in self._having.get(pair, ()))
        for at, count in shared.items():
            shorter, longer = sorted((len(pairs), len(self._pairs[at])))
            near = shorter >= _FEWEST and longer <= _LONGER * shorter
            if not near or count < _ONE_ANSWER * shorter:
                continue
            same = bool(asked) and asked == {meant(one) for one in answers(self._items[at])} - {""}
            if same or count >= _RESTATED * shorter:
                yield self._items[at]


def _on_one(item: QuizItem, other: QuizItem) -> bool:
    one, two = item.citation, other.citation
    if one is None or two is None or one.document_id != two.document_id:
        return False
    return one.start < two.end and two.start < one.end


def answers(item: QuizItem) -> tuple[str, ...]:
    """Return what an item asks for: its right options or points, of a statement what was
    changed; nothing of one that is right as it stands."""
    if item.type is ItemType.JUDGE:
        return (bare(item.change.original) if item.change else "",)
    return tuple(bare(line) for one in item.right for line in one.split("\n"))


def in_digits(text: str) -> str:
    """Return words without white space, their numbers in digits.

    >>> in_digits("预备期为 一年")
    '预备期为1年'
    """
    plain = "".join(text.split())
    return _NUMBER.sub(lambda found: str(parse_numeral(found[0]) or found[0]), plain)
