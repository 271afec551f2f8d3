"""单选: a power, a right or a duty of one body beside those of others."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.model import digest
from knowledge.quiz.distractors import ordered
from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Member, Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.lists import Listed, Lists
from knowledge.quiz.writing.members import fitting, option_of

# What one has and another has not. Tasks are left out: much of a branch's is a committee's too.
_WHOSE = frozenset({"职权", "权利", "义务"})
_WRONG = 3


def write_memberships(volume: Volume) -> Iterator[QuizItem]:
    """Yield for each member of such a list the question which of four is in it; the wrong
    ones stand in lists of the same document that are of somebody else."""
    lists = Lists([volume])
    stated = {one.start: one for one in volume.statements}
    for listed in lists.listed:
        if listed.head.kind in _WHOSE and listed.head.choice:
            for member in listed.listing.members:
                if member.start in stated:
                    yield from _of_member(member, stated[member.start], listed, lists)


def _of_member(
    member: Member, statement: Statement, listed: Listed, lists: Lists
) -> Iterator[QuizItem]:
    right = option_of(member.text, whole=listed.head.whole)
    if not right:
        return
    # What begins alike is taken for it the soonest.
    others = sorted(
        lists.beside(listed),
        key=lambda one: (one[:2] != right[:2], digest(f"{member.start}\x1f{one}")),
    )
    wrong = list(fitting(others, [right]))[:_WRONG]
    if len(wrong) == _WRONG:
        ground = Ground.of(statement)
        asked = listed.head.choice.replace(texts.WHICH_SEVERAL, texts.WHICH_ONE)
        yield ground.item(
            ItemType.SINGLE,
            ground.stem(asked),
            [right],
            f"{ground.place}：{statement.opening}{statement.text}",
            Difficulty.MEDIUM,
            options=ordered(right, wrong, f"{asked}{right}"),
        )
