"""知识卡片: a term and what it means, a shorthand and its members, a number and its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.gists import gists_of
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.lists import Listed, Lists
from knowledge.quiz.writing.naming import unspaced
from knowledge.quiz.writing.questions import Question, question_of
from knowledge.quiz.writing.responsible import who_of

_DEFINED = re.compile(
    r"^(?:本(?:条例|规定|细则|办法|准则)所称)?(?P<term>[一-鿿“”（）]{2,16})[，,]?是指"
)


def write_cards(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield a card for each defined term, each shorthand that counts its members, and each
    number that a rule lays down or body that alone does something; of an experience for what
    it says of its ways of working."""
    for statement in volume.statements:
        if "*" not in statement.text:
            yield from _of_statement(statement)
    for listed in Lists([volume]).listed:
        whole = len(listed.options) == len(listed.listing.members)
        if listed.head.shorthand and whole:
            yield _of_shorthand(listed)


def _of_statement(statement: Statement) -> Iterator[QuizItem]:
    ground = Ground.of(statement)
    for question, difficulty in _questions(statement):
        explanation = f"{ground.place}：{ground.quote}"
        stem = ground.stem(question.asked)
        points = [unspaced(one) for one in question.answer.split("\n")]
        yield ground.item(ItemType.CARD, stem, points, explanation, difficulty)


def _questions(statement: Statement) -> Iterator[tuple[Question, Difficulty]]:
    if found := _DEFINED.match(statement.text):
        answer = statement.text[found.end() :].rstrip("。；;，, ")
        yield Question(texts.WHAT_IS.format(term=found["term"]), answer), Difficulty.MEDIUM
    elif not statement.document.kind.binding:
        yield from ((one, Difficulty.MEDIUM) for one in gists_of(statement))
    else:
        if question := question_of(statement):
            yield question, Difficulty.EASY
        yield from ((one, Difficulty.MEDIUM) for one in who_of(statement))


def _of_shorthand(listed: Listed) -> QuizItem:
    explanation = f"{listed.ground.place}：{'；'.join(listed.options)}。"
    stem = listed.ground.stem(listed.head.question)
    return listed.ground.item(ItemType.CARD, stem, listed.options, explanation, Difficulty.MEDIUM)
