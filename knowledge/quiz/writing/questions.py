"""A rule with a number or a body -> the question that people ask: 多久召开一次, 由谁召集."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.quiz.facts import Fact, FactKind, find_facts
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.naming import lead
from knowledge.structure import NUMERAL

_CLAUSE = re.compile(r"[，,；;。]")
_LONGEST = 110
_COUNTED = {FactKind.SPAN: "", FactKind.COUNT: "", FactKind.AGE: "岁"}
_NUMBER = re.compile(rf"^(?P<number>[{NUMERAL}]+)\s?(?P<unit>.*)$")
_FREQUENT = re.compile(
    r"(?P<rate>每(?:半年|季度|个?月|周|年|[两三二2-5]年)(?:至少|相对固定)?"
    r"(?P<held>召开|开展|举行|进行)?\s?[1一]\s?次)"
)
# What makes a clause a rule about its number, and not the condition of another one.
_LAID_DOWN = re.compile(
    "应当|必须|一般|不得|不能|不超过|每届|任期(?!届满)|预备期|最长|至少|不少于|可以|组成|多久|每"
)
# 办理期限最长不得超过几个月: of what is said in the sentence before.
_UNNAMED = re.compile("[一-鿿]{0,2}(?:结果|期限|时间|人数|名额)")
_OR_ELSE = re.compile("也可|或者?由|必要时")  # another body may do it as well
_SEVERAL = re.compile("[、和的]|或者|及其|有关|本级")
_PART = re.compile(r"^\s*(?:至|到|—)|(?:的|形式|方式)$")
_WITHIN = re.compile(r"\s*(?:[之以]?内|以?[前后])$")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the words of the rule that answer it; several are one a line."""

    asked: str
    answer: str


def question_of(statement: Statement) -> Question | None:
    """Return the question for the one number that a statement lays down, or for the one body
    that does it, else None: also where the number is the condition of another rule, or the
    sentence does not stand alone."""
    if dangling(lead(statement) + statement.opening + statement.text):
        return None
    if found := _FREQUENT.search(statement.text):
        asked = texts.HOW_OFTEN + (found["held"] or "") + texts.ONCE
        return _asked(statement, found.start(), found.end(), asked, found["rate"])
    numbers = [fact for fact in find_facts(statement.text) if fact.kind in _COUNTED]
    if numbers:
        return _of_number(statement, numbers[0]) if len(numbers) == 1 else None
    return _of_body(statement)


def _of_body(statement: Statement) -> Question | None:
    """Who does what, where one body alone does it: 由谁召集."""
    text = statement.text
    bodies = [fact for fact in find_facts(text) if fact.kind is FactKind.BODY]
    alone = len(bodies) == 1 and text[: bodies[0].start].endswith("由")
    if not alone or statement.opening:
        return None
    body = bodies[0]
    before = _CLAUSE.split(text[: body.start])[-1]
    if _SEVERAL.search(body.text) or _OR_ELSE.search(text, body.end) or "除" in before:
        return None
    return _asked(statement, body.start, body.end, texts.WHO, body.text)


def _of_number(statement: Statement, fact: Fact) -> Question | None:
    found = _NUMBER.match(fact.text)
    if found is None:
        return None
    many = fact.kind is FactKind.AGE or len(found["number"]) > 1
    asked = (texts.MANY if many else texts.FEW) + found["unit"]
    counted = fact.frame if fact.kind is FactKind.COUNT else _COUNTED[fact.kind]
    unit = re.compile(rf"\s*周?{counted}").match(statement.text, fact.end) if counted else None
    answer = statement.text[fact.start : unit.end() if unit else fact.end]
    return _asked(statement, fact.start, fact.end, asked, answer)


def _asked(statement: Statement, start: int, end: int, asked: str, answer: str) -> Question | None:
    """The statement as a question: up to the end of the clause that is asked about."""
    text = statement.text
    stop = _CLAUSE.search(text, end)
    if stop and _WITHIN.match(text[end : stop.start()]):
        stop = _CLAUSE.search(text, stop.end())  # …应当在几个月内，由谁做什么
    before, rest = (
        text[:start].rstrip(),
        text[end : stop.start() if stop else len(text)].strip(" 。；;"),
    )
    clause = _CLAUSE.split(before)[-1] + rest
    whole = (
        bool(before)
        and has_subject(f"{statement.opening}{before}{rest}")
        and not _PART.search(rest)
        and not _UNNAMED.match(statement.opening + text)
        and (asked == texts.WHO or _LAID_DOWN.search(clause) is not None)
    )
    question = f"{statement.opening}{before}{asked}{rest}？"
    return Question(question, answer) if whole and len(question) <= _LONGEST else None
