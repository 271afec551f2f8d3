"""A topic -> the passages that speak of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from knowledge.model import Passage, ScoredPassage
from knowledge.search import Catalogue, Question, QuestionReader

_LOOKED_AT = 60  # passages
_SHARE = 0.5  # of the topic's words that a passage has to have


class Searches(Protocol):
    """Finds passages; `knowledge.browsing.Searcher` does."""

    def __call__(
        self, text: str, viewer: frozenset[str] | None = None, limit: int = 10
    ) -> tuple[ScoredPassage, ...]: ...


@dataclass(frozen=True, slots=True)
class Topics:
    """Finds what is to be asked of a topic.

    Args:
        terms: cuts text into words and character pairs (`knowledge.index.Terms`).
    """

    search: Searches
    read: QuestionReader
    terms: Callable[[str], list[str]]

    def __call__(
        self, topic: str, catalogue: Catalogue, viewer: frozenset[str] | None
    ) -> tuple[Passage, ...]:
        """Return the passages that have most of the topic's words, or what the glossary calls
        them, best first; none where the documents do not speak of it."""
        question = self.read(topic, catalogue)
        wanted = set(self.terms(question.folded))
        found = self.search(topic, viewer, limit=_LOOKED_AT)
        return tuple(one.passage for one in found if self._speaks(one.passage, question, wanted))

    def _speaks(self, passage: Passage, question: Question, wanted: set[str]) -> bool:
        words = set(self.terms(passage.embedding_text))
        if len(wanted & words) >= _SHARE * max(1, len(wanted)):
            return True
        called = (one for names in question.synonyms.values() for one in names)
        return any(set(self.terms(one)) <= words for one in called)
