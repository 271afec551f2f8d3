"""What an item rests on, and the two forms that it can take: with options, or in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.quiz.citing import cite
from knowledge.quiz.item import Alteration, Difficulty, ItemCitation, ItemType, QuizItem, item_id
from knowledge.quiz.statements import Listing, Statement
from knowledge.quiz.writing.naming import lead, topic_of
from knowledge.quiz.writing.stems import place_of


@dataclass(frozen=True, slots=True)
class Ground:
    """A listing or a statement with the words that give the key; they begin at `start` of the
    document's text. What is asked of it has its place named in front of it."""

    basis: Statement | Listing
    quote: str
    start: int

    @classmethod
    def of(cls, statement: Statement) -> Ground:
        """Return a statement as the ground of an item: it is quoted whole."""
        return cls(statement, statement.text, statement.start)

    @property
    def place(self) -> str:
        """How an explanation names where it stands: 《…》第十一条."""
        return place_of(self.basis)

    def stem(self, asked: str) -> str:
        """Return what is asked as a stem that stands alone."""
        return lead(self.basis) + asked

    def with_options(
        self,
        type_: ItemType,
        asked: str,
        options: Sequence[str],
        right: Sequence[str],
        explanation: str,
        difficulty: Difficulty,
        change: Alteration | None = None,
    ) -> QuizItem:
        """Return an item that is answered by choosing; `right` are the right options."""
        return QuizItem(
            id=item_id(type_, self.stem(asked), right, self.basis.passage.id),
            type=type_,
            stem=self.stem(asked),
            options=tuple(options),
            key=tuple(at for at, one in enumerate(options) if one in right),
            key_text="",
            explanation=explanation,
            difficulty=difficulty,
            topic=topic_of(self.basis),
            citation=self._citation,
            change=change,
        )

    def in_words(
        self,
        type_: ItemType,
        asked: str,
        points: Sequence[str],
        explanation: str,
        difficulty: Difficulty,
    ) -> QuizItem:
        """Return an item that is answered in words; its key points stand one a line."""
        return QuizItem(
            id=item_id(type_, self.stem(asked), points, self.basis.passage.id),
            type=type_,
            stem=self.stem(asked),
            options=(),
            key=(),
            key_text="\n".join(points),
            explanation=explanation,
            difficulty=difficulty,
            topic=topic_of(self.basis),
            citation=self._citation,
        )

    @property
    def _citation(self) -> ItemCitation:
        return cite(self.basis.document, self.basis.passage, self.quote, self.start)
