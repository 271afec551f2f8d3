"""Slips of typing, put right by the collection's own words: 支布 -> 支部.

A noisy channel with narrow gates (Kernighan, Church and Gale 1990): a stretch of the
question is put right only where the dictionary breaks it into characters that seldom stand
together, where it does not stand in the documents, and where one slip away there is a word
or phrase that does, that is far likelier, and that no other comes near.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.index import Terms
from knowledge.once import once
from knowledge.search.question import Repair
from knowledge.search.similar_characters import Likeness, SimilarCharacters
from knowledge.search.vocabulary import LONGEST_PHRASE, SHORTEST_PHRASE, Vocabulary

_RUN = re.compile(r"[一-鿿]{2,}")
# Numerals, and what stands for a party in a case: never slips, never what one is for.
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两甲乙丙丁戊某")
_LONGEST_WORD = 4
# How likely each slip is, beside typing what sounds the same.
_LIKELY = {Likeness.SOUND: 1.0, Likeness.SHAPE: 0.3, Likeness.NEAR_SOUND: 0.05}
_MISPLACED = 0.3  # two characters swapped, one left out or typed twice
_CLEARLY = 4.0  # how many times likelier the best must be than the next
_ODDS = 300.0  # how many times likelier than that it is meant as it is
_COMMON = 5.0  # pieces expected together more often than this in the dictionary's corpus are meant


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the dictionary, or a character that belongs to none."""

    start: int
    end: int
    word: str

    @property
    def whole(self) -> bool:
        return self.end - self.start > 1


class Spelling:
    """Finds and puts right the slips in a question."""

    def __init__(
        self, terms: Terms, similar: Callable[[], SimilarCharacters] = SimilarCharacters.load
    ) -> None:
        """`similar` is called when the first question needs it."""
        self._terms = terms
        self._load_similar = similar

    @once
    def _similar(self) -> SimilarCharacters:
        return self._load_similar()

    def repair(
        self, text: str, kept: Sequence[tuple[int, int]], vocabulary: Vocabulary
    ) -> tuple[str, tuple[Repair, ...]]:
        """Return the text put right, and what was changed.

        Args:
            text: folded.
            kept: start and end of what is left as it is (quotations, question words).

        >>> spelling.repair("支布多久开会", [(2, 4)], vocabulary)
        ('支部多久开会', (Repair('支布', '支部'),))
        """
        found: list[tuple[int, int, str]] = []
        for start, end in _free(text, kept):
            for pieces in _stretches(self._pieces(text[start:end], start)):
                first, last = pieces[0].start, pieces[-1].end
                if any(first < other[1] and other[0] < last for other in found):
                    continue
                right = self._right(pieces, vocabulary)
                if right:
                    found.append((first, last, right))
        put_right = text
        for first, last, right in sorted(found, reverse=True):
            put_right = put_right[:first] + right + put_right[last:]
        repairs = (Repair(text[first:last], right) for first, last, right in sorted(found))
        return put_right, tuple(dict.fromkeys(repairs))

    def _pieces(self, run: str, offset: int) -> list[_Piece]:
        pieces = []
        at = offset
        for word, _ in self._terms.tagged(run):
            # The tagger takes for words what the dictionary lacks: slips, and names.
            known = len(word) > 1 and self._terms.is_word(word)
            for piece in (word,) if known else word:
                pieces.append(_Piece(at, at + len(piece), piece))
                at += len(piece)
        return pieces

    def _right(self, pieces: Sequence[_Piece], vocabulary: Vocabulary) -> str | None:
        """Return what the stretch should be; None where it may be meant as it is."""
        wrong = "".join(one.word for one in pieces)
        broken = not all(one.whole for one in pieces)
        chance = self._terms.expected([one.word for one in pieces])
        if chance > _COMMON or self._terms.is_word(wrong):
            return None
        likely = {
            right: likeness * (self._terms.commonness(right) + vocabulary.prominence(right))
            for right, likeness in self._candidates(pieces, wrong, broken, vocabulary)
        }
        ranked = sorted(likely.items(), key=lambda one: (-one[1], one[0]))
        if not ranked or ranked[0][1] < _ODDS * chance or vocabulary.occurs(wrong):
            return None
        if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
            return None
        return ranked[0][0]

    def _candidates(
        self, pieces: Sequence[_Piece], wrong: str, broken: bool, vocabulary: Vocabulary
    ) -> Iterator[tuple[str, float]]:
        """Return the words and phrases of the documents one slip away.

        Where every piece is a word by itself, one of them must be strange to the documents
        and only the sound may deceive; but what a document is called is known as it is.
        """
        strange = broken or not all(vocabulary.frequency(one.word) for one in pieces)
        if strange and len(wrong) <= _LONGEST_WORD:
            # What only some hear alike is too little for a short word.
            least = 1.0 if not broken else _LIKELY[Likeness.SHAPE] if len(wrong) == 2 else 0.0
            doubtful = [not broken or not one.whole for one in pieces for _ in one.word]
            for word, likeness in self._one_wrong(wrong, doubtful):
                if likeness >= least and vocabulary.known(word):
                    yield word, likeness
        if len(wrong) < SHORTEST_PHRASE:
            return
        for at in _doubled(wrong):
            if vocabulary.known(wrong[:at] + wrong[at + 1 :]):
                yield wrong[:at] + wrong[at + 1 :], _MISPLACED
        for phrase in vocabulary.near(wrong):
            likeness = self._slip(wrong, phrase)
            sure = likeness == 1.0 and (strange or vocabulary.is_title(phrase))
            if sure or (broken and likeness):
                yield phrase, likeness

    def _one_wrong(self, wrong: str, doubtful: Sequence[bool]) -> Iterator[tuple[str, float]]:
        """Return what one slip in a doubtful place may have made this of."""
        for at in range(len(wrong) - 1):
            if doubtful[at] or doubtful[at + 1]:
                yield wrong[:at] + wrong[at + 1] + wrong[at] + wrong[at + 2 :], _MISPLACED
        for at, character in enumerate(wrong):
            if doubtful[at] and character not in _NUMERALS:
                for other, likeness in self._similar.of(character).items():
                    if other not in _NUMERALS:
                        yield wrong[:at] + other + wrong[at + 1 :], _LIKELY[likeness]

    def _slip(self, wrong: str, phrase: str) -> float:
        """How likely a phrase at one change is meant; 0 where the change is another thing:
        副处长 is no slip for 处长, 县级 none for 市级."""
        if len(wrong) < len(phrase):
            return _MISPLACED if len(wrong) >= SHORTEST_PHRASE else 0.0
        if len(wrong) > len(phrase):
            twice = any(wrong[:at] + wrong[at + 1 :] == phrase for at in _doubled(wrong))
            return _MISPLACED if twice else 0.0
        at, *others = (at for at in range(len(wrong)) if wrong[at] != phrase[at])
        if others:
            swapped = others == [at + 1] and wrong[at : at + 2] == phrase[at + 1] + phrase[at]
            return _MISPLACED if swapped else 0.0
        likeness = self._similar.of(wrong[at]).get(phrase[at])
        return _LIKELY[likeness] if likeness else 0.0


def _doubled(text: str) -> list[int]:
    return [at for at, (one, other) in enumerate(pairwise(text)) if one == other]


def _free(text: str, kept: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the stretches of Chinese characters outside what is kept."""
    covered = list(text)
    for start, end in kept:
        covered[start:end] = "\0" * (end - start)
    return (one.span() for one in _RUN.finditer("".join(covered)))


def _stretches(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    """Return the stretches that may be one misspelt word or phrase, the longest first."""
    spans = [
        (other.end - one.start, at, to)
        for at, one in enumerate(pieces)
        for to, other in enumerate(pieces[at:], start=at + 1)
        if 2 <= other.end - one.start <= LONGEST_PHRASE
    ]
    for _, at, to in sorted(spans, key=lambda span: (-span[0], span[1])):
        stretch = pieces[at:to]
        if len(stretch) > 1 or stretch[0].whole:
            yield stretch
