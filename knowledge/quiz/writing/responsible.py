"""A rule that names who approves or is told -> the question which body that is, where
no other body stands in its place so that it could be asked with options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.distractors.named_bodies import named_bodies
from knowledge.quiz.facts import FactKind, find_facts
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.naming import lead
from knowledge.quiz.writing.questions import Question

_FRAMES = frozenset({"报…备案", "经…批准"})
_ORGAN = re.compile("(?:党委|委员会|部门|党组织)$")
_OF_OTHERS = re.compile("同级|或者|和|具有|所在|相关|有关|职能")
# Up to the end of the clause; a leave is told with what it is given for.
_CLAUSE = re.compile("[^，。；]*(?<![后的])(?=[，。；]|$)|[^，。；]*，[^，。；]*")
_LEAVE = re.compile("[^，。；]*，[^，。；]*")
_LONGEST = 90
# What the body approves of is told behind it.
_EFFECT = re.compile("[^，。；]*，(?:不予|予以|方可|才)")


def who_of(statement: Statement) -> Iterator[Question]:
    """Yield the question for the one body that approves of something, or is told of it.

    >>> from tests.quiz.volumes import volume
    >>> rule = "读书小组的撤销，应当报上级党委批准。"
    >>> [one.asked for one in who_of(volume("党员读书办法", rule).statements[0])]
    ['读书小组的撤销，应当报哪个组织批准？']
    """
    text, opening = statement.text, statement.opening
    found = [one for one in find_facts(text) if one.kind is FactKind.BODY]
    if len(found) != 1 or found[0].frame not in _FRAMES:
        return
    fact, before = found[0], text[: found[0].start]
    unfit = (
        _ORGAN.search(fact.text) is None
        or _OF_OTHERS.search(fact.text) is not None
        or bool(named_bodies(fact, statement.document, text))
        or dangling(lead(statement) + opening + text) is not None
        or not has_subject(opening + before)
    )
    if _EFFECT.match(text, fact.end):
        return
    clause = _LEAVE if fact.frame == "经…批准" else _CLAUSE
    rest = clause.match(text, fact.end)
    asked = f"{opening}{before}{texts.WHICH_BODY}{rest[0] if rest else ''}？"
    if rest and not unfit and len(asked) <= _LONGEST:
        yield Question(asked, fact.text)
