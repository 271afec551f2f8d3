"""A topic -> the passages that speak of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from knowledge.model import Passage, ScoredPassage
from knowledge.search import Catalogue, Question

_LOOKED_AT = 60  # passages
_SHARE = 0.5  # of the topic's words that a passage has to have
_NAME, _CORE = 4, 2  # characters of a name, and of that what it names: 主席 of 国家主席


class Searches(Protocol):
    """Finds passages; `knowledge.browsing.Searcher` does."""

    def __call__(
        self, text: str, viewer: frozenset[str] | None = None, limit: int = 10
    ) -> tuple[ScoredPassage, ...]: ...


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in one catalogue: the passages that speak of it, best first, and its words."""

    passages: tuple[Passage, ...]
    _name: str
    _words: frozenset[str]
    _called: tuple[frozenset[str], ...]
    _terms: Callable[[str], list[str]]

    def share(self, text: str) -> float:
        """Return how many of the topic's words a text has, 0 to 1; 1 also where it has what the
        glossary calls the topic."""
        words = set(self._terms(text))
        if any(one <= words for one in self._called):
            return 1.0
        return len(self._words & words) / max(1, len(self._words))

    def __contains__(self, text: str) -> bool:
        """Whether a text speaks of the topic."""
        return self.share(text) >= _SHARE

    def is_asked(self, text: str, heading: str) -> bool:
        """Whether an item with this text, below this heading, asks about the topic: of a brief
        name it has the word that says what is named, since half of 国家主席 stands in
        国家监察委员会 too; or all that stands below the heading is about that."""
        if len(self._name) > _NAME or self.share(text) == 1:
            return text in self
        core = self._name[-_CORE:]
        return heading.endswith(core) or (core in text and text in self)


@dataclass(frozen=True, slots=True)
class Topics:
    """Finds what is to be asked of a topic.

    Args:
        terms: cuts text into words and character pairs (`knowledge.index.Terms`).
    """

    search: Searches
    read: Callable[[str, Catalogue], Question]
    terms: Callable[[str], list[str]]

    def __call__(self, topic: str, catalogue: Catalogue, viewer: frozenset[str] | None) -> Topic:
        """Return the topic with its passages; none where the documents do not speak of it."""
        question = self.read(topic, catalogue)
        called = (one for names in question.synonyms.values() for one in names)
        name = question.subject or question.folded
        words = frozenset(self.terms(name))
        bare = Topic(
            (), name, words, tuple(frozenset(self.terms(one)) for one in called), self.terms
        )
        found = self.search(topic, viewer, limit=_LOOKED_AT)
        speaking = (one.passage for one in found if one.passage.embedding_text in bare)
        return replace(bare, passages=tuple(speaking))
