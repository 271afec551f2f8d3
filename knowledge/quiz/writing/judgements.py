"""判断: statements as they stand, and statements made wrong by exactly one change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.model import digest
from knowledge.quiz.citing import cite
from knowledge.quiz.distractors import Pool
from knowledge.quiz.facts import find_facts
from knowledge.quiz.item import Alteration, Difficulty, ItemType, QuizItem, item_id
from knowledge.quiz.standing import dangling, has_subject
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.texts import RIGHT, WRONG
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.altering import alterations
from knowledge.quiz.writing.naming import lead, topic_of
from knowledge.quiz.writing.opposites import Exchange
from knowledge.quiz.writing.stems import place_of

_LONGEST, _LONGEST_OPENING, _BRIEF = 140, 50, 18
# A brief sentence without any of these has its subject elsewhere: 办理期限不得超过六个月。
_NAMED = re.compile("党|委|人民|国家|机关|法院|干部|单位|组织|书记|费|代表|总统|主席|处分")
_NO_SUBJECT = re.compile(r"它|其(?!他)|主要|基本|具体|每")


def write_judgements(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each statement that could be made wrong: half of them are, the
    others stand as they are; which, the statement itself decides.

    Args:
        others: where the bodies come from that take the place of a responsible one.
    """
    pool = Pool([volume, *(one for one in others if one.document.id != volume.document.id)])
    if not volume.document.kind.binding:
        return  # what a unit did in some year is no rule
    graded: set[str] = set()
    for statement in volume.statements:
        if _stands_alone(statement):
            change = next(alterations(statement, find_facts(statement.text), pool), None)
            if change and change.kind == "sanction":
                if statement.article in graded:
                    continue  # one ladder of sanctions an article
                graded.add(statement.article)
            if change:
                altered = int(digest(statement.text)[:2], 16) % 2 == 1
                yield _item(statement, change if altered else None, change.kind)


def _stands_alone(statement: Statement) -> bool:
    said = statement.opening + statement.text
    return (
        len(said) <= _LONGEST
        and len(statement.opening) <= _LONGEST_OPENING
        and "之一" not in statement.opening
        and "*" not in said
        and not _NO_SUBJECT.match(said)
        and has_subject(said)
        and (len(said) > _BRIEF or _NAMED.search(said) is not None)
        and dangling(lead(statement) + said) is None
    )


def _item(statement: Statement, change: Exchange | None, kind: str) -> QuizItem:
    text, recorded = statement.text, None
    if change:
        original = text[change.start : change.end]
        text = text[: change.start] + change.other + text[change.end :]
        recorded = Alteration(change.kind, original, change.other)
    stem = lead(statement) + (statement.opening + text).rstrip("；;，, 。") + "。"
    quoted = f"{place_of(statement)}：{statement.text}"
    remark = (
        texts.REMARK_CHANGED.format(original=recorded.original, altered=recorded.altered)
        if recorded
        else ""
    )
    right = WRONG if recorded else RIGHT
    return QuizItem(
        id=item_id(ItemType.JUDGE, stem, [right], statement.passage.id),
        type=ItemType.JUDGE,
        stem=stem,
        options=(RIGHT, WRONG),
        key=(1 if recorded else 0,),
        key_text="",
        explanation=remark + quoted,
        difficulty=Difficulty.EASY if kind == "modal" else Difficulty.MEDIUM,
        topic=topic_of(statement),
        citation=cite(statement.document, statement.passage, statement.text, statement.start),
        change=recorded,
    )
