"""Whether two items ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.quiz.folding import bare, bigrams
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.restating import answers, in_digits
from knowledge.quiz.standing import statement_of

_SAME = 0.85  # share of the character pairs of two stems
_ONE_RULE = 0.6  # of the pairs of the shorter sentence that the longer has too
_AROUND = 30  # characters beside a number that say what it is of
_TELLING = 3  # right options that are a formula, wherever it stands
_AMOUNT = re.compile(
    r"\d+(?:个?月|年|周岁|岁|次|名|人|天|日|学时|分钟|届|个|元|％|%)|1/2|\d+分之\d+"
)
_Place = tuple[str, int]


@dataclass(slots=True)
class Merged:
    """The items that were taken so far; it says of the next one whether it asks what one of
    them asked: one type, one key and nearly one stem, one formula, or the number of a rule that
    another sentence, of whatever document and in whatever type, was asked for already."""

    _taken: dict[tuple[ItemType, tuple[str, ...]], list[frozenset[str]]] = field(
        default_factory=dict
    )
    _rules: dict[str, list[tuple[_Place, frozenset[str]]]] = field(default_factory=dict)

    def take(self, item: QuizItem) -> bool:
        """Take an item; False where it is a near-duplicate and was not taken."""
        key = item.type, tuple(sorted(map(bare, item.right)))
        changed = item.change.original if item.change else ""
        pairs = bigrams(statement_of(item.stem) + changed)
        others = self._taken.setdefault(key, [])
        formula = item.type is ItemType.MULTI and len(item.right) >= _TELLING
        rules = list(_rules(item))
        if (others and formula) or any(_share(pairs, one) >= _SAME for one in others):
            return False
        if any(self._is_told(*rule) for rule in rules):
            return False
        others.append(pairs)
        for amount, place, said in rules:
            self._rules.setdefault(amount, []).append((place, said))
        return True

    def _is_told(self, amount: str, place: _Place, said: frozenset[str]) -> bool:
        return any(
            place != other and len(said & words) >= _ONE_RULE * min(len(said), len(words))
            for other, words in self._rules.get(amount, ())
        )


def one_fact(item: QuizItem, other: QuizItem) -> bool:
    """Whether two items on one sentence ask for the same, or one tells what the other asks: a
    question in words and a gap for its number, a list with and without options, a statement
    that is right as it stands and whatever else is asked of it."""
    return any(one in two or two in one for one in answers(item) for two in answers(other))


def _rules(item: QuizItem) -> Iterator[tuple[str, _Place, frozenset[str]]]:
    """The numbers that an item asks for, with where they stand and what is said of them."""
    cited = item.citation
    if cited is None or item.type in (ItemType.MULTI, ItemType.SHORT):
        return
    said = in_digits(cited.quote)
    if item.type is ItemType.JUDGE:
        wanted = in_digits(item.change.original) if item.change else said
    else:
        wanted = in_digits("".join(item.right))
    for found in _AMOUNT.finditer(said):
        number = re.match(r"\d+(?:分之\d+)?", found[0])
        if found[0] in wanted or (number and wanted == number[0]):
            around = said[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            yield found[0], (cited.document_id, cited.start), bigrams(around)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
