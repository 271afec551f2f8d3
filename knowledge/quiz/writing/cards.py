"""知识卡片: a term and what it means, a shorthand and its members, a number and its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.quiz.citing import cite
from knowledge.quiz.facts import Fact, FactKind, find_facts
from knowledge.quiz.item import Difficulty, ItemType, QuizItem, item_id
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.lists import Lists
from knowledge.quiz.writing.naming import lead, topic_of
from knowledge.quiz.writing.stems import place_of

_DEFINED = re.compile(
    r"^(?:本(?:条例|规定|细则|办法|准则)所称)?(?P<term>[一-鿿“”（）]{2,16})[，,]?是指"
)
_CLAUSE = re.compile(r"[，,；;。]")
_LONGEST = 110
_NUMBERS = {
    FactKind.SPAN: re.compile(r"^(?P<number>[0-9〇一二两三四五六七八九十百]+)\s?(?P<unit>.+)$"),
    FactKind.COUNT: re.compile(r"^(?P<number>[0-9〇一二两三四五六七八九十百]+)$"),
    FactKind.AGE: re.compile(r"^(?P<number>[0-9〇一二两三四五六七八九十百]+)$"),
}
_FREQUENT = re.compile(
    r"(?P<rate>每(?:半年|季度|个?月|周|年|[两三二2-5]年)(?:至少|相对固定)?(?:召开|开展|举行|进行)?\s?[1一]\s?次)"
)
# What makes a clause a rule about its number, and not the condition of another one.
_LAID_DOWN = re.compile(
    "应当|必须|一般|不得|不能|不超过|每届|任期(?!届满)|预备期|最长|至少|不少于|可以|组成|多久|每"
)
_PART = re.compile("^\\s*(?:至|到|—)|的$")
_WITHIN = re.compile(r"\s*(?:[之以]?内|以?[前后])$")
_HELD = re.compile("召开|开展|举行|进行")


def write_cards(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield a card for each defined term, each shorthand that counts its members, and each
    number that a rule lays down."""
    for statement in volume.statements:
        if "*" not in statement.text:
            yield from _of_statement(statement)
    for listed in Lists([volume]).listed:
        if "“" in listed.head.question and "具体指" in listed.head.question:
            listing = listed.listing
            stem = lead(listing) + listed.head.question
            answer = "\n".join(listed.options)
            if len(listed.options) == len(listing.members):
                citation = cite(listing.document, listing.passage, listed.quote, listing.start)
                yield QuizItem(
                    id=item_id(ItemType.CARD, stem, [answer], listing.passage.id),
                    type=ItemType.CARD,
                    stem=stem,
                    options=(),
                    key=(),
                    key_text=answer,
                    explanation=f"{place_of(listing)}：{listing.head}",
                    difficulty=Difficulty.MEDIUM,
                    topic=topic_of(listing),
                    citation=citation,
                )


def _of_statement(statement: Statement) -> Iterator[QuizItem]:
    text = statement.text
    if found := _DEFINED.match(text):
        answer = text[found.end() :].rstrip("。；;，, ")
        question = texts.WHAT_IS.format(term=found["term"])
        yield _card(statement, question, answer, Difficulty.MEDIUM)
        return
    if statement.document.kind.binding and dangling(lead(statement) + _said(statement)) is None:
        if found := _FREQUENT.search(text):
            verb = _HELD.search(found["rate"])
            asked = texts.HOW_OFTEN + (verb[0] if verb else "") + texts.ONCE
            question = _up_to(statement, found.start(), found.end(), asked)
            if question:
                yield _card(statement, question, found["rate"], Difficulty.EASY)
            return
        numbers = [fact for fact in find_facts(text) if fact.kind in _NUMBERS]
        if len(numbers) == 1:
            yield from _of_number(statement, numbers[0])


def _of_number(statement: Statement, fact: Fact) -> Iterator[QuizItem]:
    found = _NUMBERS[fact.kind].match(fact.text)
    if found is None:
        return
    unit = found.groupdict().get("unit") or ""
    asked = (
        texts.MANY if fact.kind is FactKind.AGE or len(found["number"]) > 1 else texts.FEW
    ) + unit
    question = _up_to(statement, fact.start, fact.end, asked)
    counted = (
        fact.frame if fact.kind is FactKind.COUNT else "岁" if fact.kind is FactKind.AGE else ""
    )
    rest = statement.text[fact.end :].lstrip()
    answer = fact.text
    if counted and (unit_after := re.match(rf"周?{counted}", rest)):
        end = statement.text.index(unit_after[0], fact.end) + len(unit_after[0])
        answer = statement.text[fact.start : end]
    if question:
        yield _card(statement, question, answer, Difficulty.EASY)


def _said(statement: Statement) -> str:
    return statement.opening + statement.text


def _up_to(statement: Statement, start: int, end: int, asked: str) -> str:
    """The statement as a question: up to the end of the clause that is asked about."""
    text = statement.text
    stop = _CLAUSE.search(text, end)
    if stop and _WITHIN.match(text[end : stop.start()]):
        stop = _CLAUSE.search(text, stop.end())  # …应当在几个月内，由谁做什么
    before, rest = text[:start].rstrip(), text[end : stop.start() if stop else len(text)].strip()
    subject = _CLAUSE.split(before)[-1]
    question = f"{statement.opening}{before}{asked}{rest}？"
    whole = (
        has_subject(question.replace(asked, ""))
        and bool(before)
        and not _PART.search(rest)
        and bool(_LAID_DOWN.search(subject + rest))
    )
    named = subject or not question.startswith(asked)
    return question if whole and named and len(question) <= _LONGEST else ""


def _card(statement: Statement, question: str, answer: str, difficulty: Difficulty) -> QuizItem:
    stem = lead(statement) + question
    return QuizItem(
        id=item_id(ItemType.CARD, stem, [answer], statement.passage.id),
        type=ItemType.CARD,
        stem=stem,
        options=(),
        key=(),
        key_text=answer,
        explanation=f"{place_of(statement)}：{statement.text}",
        difficulty=difficulty,
        topic=topic_of(statement),
        citation=cite(statement.document, statement.passage, statement.text, statement.start),
    )
