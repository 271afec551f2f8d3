"""简答: what a rule forbids beside the duty that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground

_FORBIDS = re.compile("^(?:一律)?(?:不得|严禁|不准|禁止)")
_FIRST = re.compile("[，；](?=(?:一律)?(?:不得|严禁|不准|禁止))")
_UNFIT = re.compile("不|严禁|禁止|的$|^(?:但|其|按照|根据|依法)|。")
_FORBIDDEN = re.compile("不得|严禁|不准|禁止")
_FEWEST, _MANY = 3, 4
_SHORTEST, _LONGEST = 8, 90  # characters of the duty


def prohibitions(statement: Statement) -> tuple[str, tuple[str, ...]]:
    """Return the duty that a statement begins with and what it forbids after that to its end;
    nothing where it does not forbid three things at least, or says more between.

    >>> from tests.quiz.volumes import volume
    >>> rule = "借阅人应当爱护所借图书，不得折页，不得涂写，严禁撕毁。"
    >>> prohibitions(volume("借阅办法", rule).statements[0])
    ('借阅人应当爱护所借图书', ('不得折页', '不得涂写', '严禁撕毁'))
    """
    found = _FIRST.search(statement.text)
    duty = statement.text[: found.start()] if found else ""
    points = tuple(re.split("[，；]", statement.text[len(duty) + 1 :].rstrip("。；")))
    fit = (
        len(points) >= _FEWEST
        and all(_FORBIDS.match(one) for one in points)
        and _SHORTEST <= len(duty) <= _LONGEST
        and not _UNFIT.search(duty)
        and not statement.opening
        and has_subject(duty)
        and dangling(duty) is None
    )
    return (duty, points) if fit else ("", ())


def write_prohibitions(statement: Statement, volume: Volume) -> Iterator[QuizItem]:
    """Yield the question what else is forbidden, where a statement forbids enough and the rest
    of its article nothing."""
    duty, points = prohibitions(statement)
    beside = [one.text for one in volume.statements if one.article == statement.article]
    rest = "".join([statement.passage.text, *beside]).replace(statement.text, "")
    if points and not _FORBIDDEN.search(rest):
        ground = Ground.of(statement)
        yield ground.item(
            ItemType.SHORT,
            ground.stem(texts.WHAT_FORBIDDEN.format(before=duty)),
            points,
            f"{ground.place}：{'；'.join(points)}。",
            Difficulty.HARD if len(points) > _MANY else Difficulty.MEDIUM,
        )
