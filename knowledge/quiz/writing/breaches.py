"""单选, 多选: which deeds break a discipline; the others break another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.model import digest
from knowledge.quiz.distractors import ordered
from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.heads import BREACH
from knowledge.quiz.writing.members import fitting

_DEED = re.compile(r"(?P<deed>.+?)(?:，情节|，?(?:的，)?对(?:直接责任者|策划者)|的，(?:给予|从重))")
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
        wrong = of_other_disciplines([one.deed], one.discipline, every, _WRONG)
        if wrong:
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


def of_other_disciplines(
    right: Sequence[str], discipline: str, every: Sequence[Breach], count: int
) -> tuple[str, ...]:
    """Return so many deeds that break other disciplines, or none where there are too few that
    look like the right ones; where a right one has the discipline's word (党组织), so has one.
    What is done to the 党组织 itself is 组织纪律 to many people, whatever its chapter."""
    word = discipline.removesuffix("纪律")
    told = any(word in one for one in right)
    others = sorted(
        (
            one.deed
            for one in every
            if one.discipline != discipline and not re.search(f"[党向]{word}", one.deed)
        ),
        key=lambda deed: (told and word not in deed, digest(f"{right[0]}\x1f{deed}")),
    )
    wrong = tuple(islice(fitting(others, right), count))
    fit = len(wrong) == count and (not told or any(word in deed for deed in wrong))
    return wrong if fit else ()
