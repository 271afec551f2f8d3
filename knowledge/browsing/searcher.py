"""Question -> the places that speak of it, without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.answer import Scoper
from knowledge.model import ScoredPassage
from knowledge.search import Catalogues, QuestionReader, Retriever


@dataclass(frozen=True, slots=True)
class Searcher:
    """Finds places; safe from many threads."""

    library: Catalogues
    retriever: Retriever
    read: QuestionReader

    def __call__(
        self,
        text: str,
        viewer: frozenset[str] | None = None,
        limit: int = 10,
        *,
        as_of: date | None = None,
    ) -> tuple[ScoredPassage, ...]:
        """Return up to `limit` passages, best first; none where the text says nothing.

        Args:
            viewer: the audiences that the asker belongs to; None sees everything.
            as_of: the day whose versions are searched; None lets the text decide.

        Raises:
            StorageError: nothing has been ingested yet, or by another model.
        """
        catalogue = self.library.catalogue(viewer)
        question = self.read(text, catalogue)
        if question.empty:
            return ()
        on = Scoper(catalogue, question, as_of).on
        found = self.retriever(catalogue, question, on)
        return tuple(one.scored() for one in found.evidence[:limit])
