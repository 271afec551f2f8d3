"""A passage with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.index import PassageRecord
from knowledge.model import Document, ScoredPassage
from knowledge.search.features import Features
from knowledge.search.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what speaks for it; `relevance` is each sentence's own share.

    A candidate that was not read has neither sentences nor relevance.
    """

    record: PassageRecord
    document: Document
    features: Features
    score: float = 0.0
    sentences: tuple[Sentence, ...] = ()
    relevance: tuple[float, ...] = ()

    def scored(self) -> ScoredPassage:
        """Return it as the model's noun."""
        return ScoredPassage(self.record.passage, self.document, self.score)
