"""单选: which of four deeds breaks a discipline; the others break another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.model import digest
from knowledge.quiz.distractors import ordered
from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.heads import BREACH
from knowledge.quiz.writing.members import fitting

_DEED = re.compile(
    r"(?P<deed>.+?)(?:，(?:在政治上)?(?:情节|造成|给党)|，?(?:的，)?对(?:直接责任者|策划者)|的，(?:给予|从重))"
)
# Whose deed it is, is not asked; what is not all said leaves the sort of the deed open.
_UNFIT = re.compile("^(?:有其他|对|虽|党员领导干部对)|第.{1,6}条|其他|纪律")
_SHORTEST, _LONGEST = 8, 50
_WRONG = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A deed, and the discipline (组织纪律) whose chapter has it."""

    deed: str
    discipline: str
    statement: Statement


def breaches(volume: Volume) -> tuple[Breach, ...]:
    """Return the deed that each article about a discipline begins with, as far as the words
    before its sanction tell it whole.

    >>> from tests.quiz.volumes import volume
    >>> rule = "收受可能影响公正执行公务的礼品，情节较轻的，给予警告或者严重警告处分。"
    >>> found = breaches(volume("处分办法", rule, heading="第三章 对违反廉洁纪律行为的处分"))
    >>> [(one.deed, one.discipline) for one in found]
    [('收受可能影响公正执行公务的礼品', '廉洁纪律')]
    """
    found: dict[str, Breach] = {}
    for statement in volume.statements:
        chapter = BREACH.search(statement.headings[-1]) if statement.headings else None
        told = _DEED.match(statement.text) if chapter and not statement.opening else None
        deed = told["deed"] if told else ""
        if chapter and _SHORTEST <= len(deed) <= _LONGEST and not _UNFIT.search(deed):
            found.setdefault(statement.article, Breach(deed, chapter["discipline"], statement))
    return tuple(found.values())


def write_breaches(volume: Volume) -> Iterator[QuizItem]:
    """Yield for each such deed the question which of four breaks its discipline."""
    every = breaches(volume)
    for one in every:
        others = [other.deed for other in every if other.discipline != one.discipline]
        word = one.discipline.removesuffix("纪律")
        # Where the deed has the word in it (党组织), so has a wrong one.
        others.sort(
            key=lambda deed: (
                word in one.deed and word not in deed,
                digest(f"{one.statement.start}\x1f{deed}"),
            )
        )
        wrong = list(fitting(others, [one.deed]))[:_WRONG]
        told = word in one.deed and not any(word in deed for deed in wrong)
        if len(wrong) == _WRONG and not told:
            ground = Ground.of(one.statement)
            asked = texts.WHICH_BREAKS.format(discipline=one.discipline)
            yield ground.item(
                ItemType.SINGLE,
                ground.stem(asked),
                [one.deed],
                f"{ground.place}（{one.statement.headings[-1]}）：{one.statement.text}",
                Difficulty.MEDIUM,
                options=ordered(one.deed, wrong, f"{asked}{one.deed}"),
            )
