"""判断: statements as they stand, and statements made wrong by exactly one change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.model import digest
from knowledge.quiz.distractors import Pool
from knowledge.quiz.facts import NUMERIC, FactKind, find_facts
from knowledge.quiz.item import Alteration, Difficulty, ItemType, QuizItem
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.texts import RIGHT, WRONG
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.altering import alterations
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.naming import lead
from knowledge.quiz.writing.opposites import Exchange

_LONGEST, _LONGEST_OPENING = 140, 50
_NO_SUBJECT = re.compile(
    r"它|其(?!他)|主要|基本|具体|每|有其他|对其他|对不明真相|办理|[一-鿿]{0,2}(?:结果|期限|时间|人数|名额)"
)
# 主要任务是：…, and then one of several: nobody can say whether that is right.
_ONE_OF_SEVERAL = re.compile("(?:任务|职责|职权|程序|原则|内容|条件|手续)(?:是|为|有|包括)?[：:]$")
_WORTH = NUMERIC | {FactKind.SANCTION, FactKind.OUTCOME, FactKind.BODY}
_DUTY = "…应当"  # of an office: whether it is another's too nobody is asked
_UNCHANGED = 5  # one of so many that could be changed
_TIER = re.compile(r"\d")  # 3000元以上至5000元: of what stands in the tier before


def write_judgements(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each statement that lays something down. Of those that a change makes
    wrong for sure most are changed, since the others can only stand as they are: so that right
    and wrong ones are about as many. Which are changed, the statement itself decides.

    Args:
        others: where the bodies come from that take the place of a responsible one.
    """
    if not volume.document.kind.binding:
        return  # what a unit did in some year is no rule
    pool = Pool([volume, *others])
    graded: set[str] = set()
    for statement in volume.statements:
        if _stands_alone(statement):
            facts = find_facts(statement.text)
            change = next(alterations(statement, facts, pool), None)
            kinds = {one.kind for one in facts if one.frame != _DUTY}
            if change.kind == "sanction" if change else FactKind.SANCTION in kinds:
                if statement.article in graded:
                    continue  # one ladder of sanctions an article
                graded.add(statement.article)
            unchanged = int(digest(statement.text)[:2], 16) % _UNCHANGED == 0
            if change:
                yield _item(statement, None if unchanged else change, change.kind)
            elif kinds & _WORTH and statement.article:
                yield _item(statement, None, "")


def _stands_alone(statement: Statement) -> bool:
    said = statement.opening + statement.text
    return (
        len(said) <= _LONGEST
        and len(statement.opening) <= _LONGEST_OPENING
        and "之一" not in statement.opening
        and not _ONE_OF_SEVERAL.search(statement.opening)
        and not (statement.opening and _TIER.match(statement.text))
        and "*" not in said
        and not _NO_SUBJECT.match(said)
        and has_subject(said)
        and dangling(lead(statement) + said) is None
    )


def _item(statement: Statement, change: Exchange | None, kind: str) -> QuizItem:
    ground, text = Ground.of(statement), statement.text
    explanation, recorded = f"{ground.place}：{ground.quote}", None
    if change:
        original = text[change.start : change.end]
        text = text[: change.start] + change.other + text[change.end :]
        recorded = Alteration(change.kind, original, change.other)
        remark = texts.REMARK_CHANGED.format(original=original, altered=change.other)
        explanation = remark + explanation
    return ground.item(
        ItemType.JUDGE,
        ground.stem((statement.opening + text).rstrip("；;，, 。") + "。"),
        (WRONG if recorded else RIGHT,),
        explanation,
        Difficulty.EASY if kind == "modal" else Difficulty.MEDIUM,
        options=(RIGHT, WRONG),
        change=recorded,
    )
