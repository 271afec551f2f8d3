"""The words of a collection: what stands in it, and the phrases that it is known by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from knowledge.index import BODY, CONTEXT, STOP_CHARACTERS, LexicalSearch, Terms
from knowledge.once import once
from knowledge.search.catalogue import Catalogue
from knowledge.search.glossary import Glossary

_HAN = re.compile(r"[一-鿿]+")
SHORTEST_PHRASE = 4
LONGEST_PHRASE = 20
_PROMINENCE = 10_000
_REMEMBERED = 50_000


class Vocabulary:
    """What a catalogue's documents say, asked word by word.

    Nothing is listed beforehand but the phrases: each word is looked up in the lexical
    index, which holds the dictionary's words and every pair of characters.

    Args:
        titles: what the documents are called, in full and in short.
        phrases: headings and terms of the glossary. What is shorter than four characters
            or longer than twenty is left to the dictionary.
        everyday: words of the glossary, known although no document has them.
    """

    def __init__(
        self,
        index: LexicalSearch,
        terms: Terms,
        titles: Iterable[str],
        phrases: Iterable[str],
        everyday: Iterable[str] = (),
    ) -> None:
        self._index = index
        self._terms = terms
        self._frequencies: dict[str, int] = {}
        self._everyday = frozenset(everyday)
        self._titles = frozenset(self._runs(titles))
        self._phrases = self._titles.union(self._runs((*phrases, *self._everyday)))

    @classmethod
    def of(cls, catalogue: Catalogue, glossary: Glossary, terms: Terms) -> Vocabulary:
        """Make it from titles and headings, and from what the glossary speaks of."""
        meant = {term for listed in glossary.entries.values() for term in listed}
        phrases = (*catalogue.headings(), *meant)
        return cls(
            catalogue.generation.lexical, terms, catalogue.titles.names, phrases, glossary.entries
        )

    @once
    def _by_deletion(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in sorted(self._phrases):
            for shorter in deletions(phrase):
                found[shorter].append(phrase)
        return dict(found)

    def _runs(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            for run in _HAN.findall(self._terms.fold(text)):
                if SHORTEST_PHRASE <= len(run) <= LONGEST_PHRASE:
                    yield run

    def frequency(self, word: str) -> int:
        """In how many passages a word of the dictionary, or a pair of characters, stands."""
        known = self._frequencies.get(word)
        if known is None:
            known = max(self._index.frequency(word, BODY), self._index.frequency(word, CONTEXT))
            if len(self._frequencies) < _REMEMBERED:
                self._frequencies[word] = known
        return known

    def is_title(self, text: str) -> bool:
        """Whether a document is called this."""
        return text in self._titles

    def known(self, word: str) -> int:
        """How often it stands in the documents as a word or phrase; 0 for no word."""
        if word in self._phrases or word in self._everyday:
            return max(1, self.frequency(word))
        return self.frequency(word) if self._terms.is_word(word) else 0

    def prominence(self, word: str) -> float:
        """How often it would be in the dictionary's corpus, were that like the documents."""
        return _PROMINENCE * self.known(word) / max(1, self._index.size)

    def occurs(self, text: str) -> bool:
        """Whether the text may stand in the documents: each pair of its characters does."""
        if text in self._phrases or self.frequency(text):
            return True
        if len(text) < 3:
            return False
        return all(
            self.frequency(left + right)
            for left, right in pairwise(text)
            if left not in STOP_CHARACTERS and right not in STOP_CHARACTERS
        )

    def near(self, text: str) -> set[str]:
        """Return the phrases that one change (a character wrong, left out, too many, or two
        in the wrong order) leads to.

        >>> vocabulary.near("支部工做条例")
        {'支部工作条例'}
        """
        found = set(self._by_deletion.get(text, ()))
        for shorter in deletions(text):
            found.update(self._by_deletion.get(shorter, ()))
            if shorter in self._phrases:
                found.add(shorter)
        found.discard(text)
        return found


def deletions(text: str) -> Iterator[str]:
    """Return the text without one of its characters, for each."""
    return (text[:at] + text[at + 1 :] for at in range(len(text)))
