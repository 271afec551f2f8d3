"""What an item rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.quiz.citing import cite
from knowledge.quiz.item import Alteration, Difficulty, ItemType, QuizItem, item_id
from knowledge.quiz.statements import Listing, Statement
from knowledge.quiz.writing.naming import lead, place_of, topic_of, unspaced


@dataclass(frozen=True, slots=True)
class Ground:
    """A listing or a statement with the words that give the key; they begin at `start` of the
    document's text. What is asked of it has its place named in front of it."""

    basis: Statement | Listing
    quote: str
    start: int

    @classmethod
    def of(cls, statement: Statement) -> Ground:
        """Return a statement as the ground of an item: it is quoted whole, one about a graver
        case of a deed from the deed on."""
        told, begin = statement.passage.text, statement.start - statement.passage.start
        opened = -1
        if statement.opening.endswith(("，", ",")):
            opened = told.rfind(statement.opening, 0, begin)
        if opened < 0:
            return cls(statement, statement.text, statement.start)
        quote = told[opened : statement.end - statement.passage.start]
        return cls(statement, quote, statement.passage.start + opened)

    @property
    def place(self) -> str:
        """How an explanation names where it stands: 《…》第十一条."""
        return place_of(self.basis)

    def stem(self, asked: str) -> str:
        """Return what is asked as a stem that stands alone."""
        return lead(self.basis) + unspaced(asked)

    def item(
        self,
        type_: ItemType,
        stem: str,
        right: Sequence[str],
        explanation: str,
        difficulty: Difficulty,
        *,
        options: Sequence[str] = (),
        change: Alteration | None = None,
    ) -> QuizItem:
        """Return an item: `right` are those of its options, else key points, one a line."""
        return QuizItem(
            id=item_id(type_, stem, right, self.basis.passage.id),
            type=type_,
            stem=stem,
            options=tuple(options),
            key=tuple(at for at, one in enumerate(options) if one in right),
            key_text="" if options else "\n".join(right),
            explanation=explanation,
            difficulty=difficulty,
            topic=topic_of(self.basis),
            citation=cite(self.basis.document, self.basis.passage, self.quote, self.start),
            change=change,
        )
