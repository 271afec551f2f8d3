"""简答: the principle that a rule goes by, where it is too many words for a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground

_STATED = re.compile(
    r"^(?P<before>[^。；：]{0,40}?(?:实行|按照|遵循|坚持|本着))"
    r"(?P<members>[一-鿿]{4,8}(?:、[一-鿿]{4,10}){2,4})的"
    r"(?P<noun>[一-鿿]{0,4}(?:领导体制|工作机制|原则|方针))(?P<rest>，[^，。；]{2,30})?[，。；]"
)


def write_principles(statement: Statement) -> Iterator[QuizItem]:
    """Yield the question what kind of principle a statement lays down in three or more
    phrases; they are its key points, in any order."""
    said = statement.opening + statement.text
    found = _STATED.match(statement.text)
    if found is None or dangling(said) or not has_subject(said):
        return
    ground = Ground.of(statement)
    asked = texts.WHAT_PRINCIPLE.format(
        before=statement.opening + found["before"], noun=found["noun"], rest=found["rest"] or ""
    )
    yield ground.item(
        ItemType.SHORT,
        ground.stem("".join(asked.split())),
        found["members"].split("、"),
        f"{ground.place}：{statement.text}",
        Difficulty.MEDIUM,
    )
