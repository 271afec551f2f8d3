"""What items of every type share: their explanation, citation and topic."""

from __future__ import annotations

from knowledge.quiz.citing import cite
from knowledge.quiz.difficulty import estimate
from knowledge.quiz.distractors import Found
from knowledge.quiz.item import ItemType, QuizItem, item_id
from knowledge.quiz.writing.stems import place_of


def item_over(
    found: Found, type_: ItemType, stem: str, options: tuple[str, ...] = (), right: int = 0
) -> QuizItem:
    """Return the item that asks for a fact: by its options, else in words."""
    statement, fact = found.statement, found.fact
    return QuizItem(
        id=item_id(type_, stem, [fact.text], statement.passage.id),
        type=type_,
        stem=stem,
        options=options,
        key=(right,) if options else (),
        key_text="" if options else fact.text,
        explanation=f"{place_of(statement)}：{statement.text}",
        difficulty=estimate(fact.kind, options=bool(options), stem=stem),
        topic=statement.headings[-1] if statement.headings else statement.document.title,
        citation=cite(statement.document, statement.passage, statement.text, statement.start),
    )
