"""多选: members of a listing beside members of other listings of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.model import digest
from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.lists import Listed, Lists, Series
from knowledge.quiz.writing.members import fitting

_FULL = 5  # options of an item about a list
_LEAST, _TURNS = 4, 2  # options, items about one list
_MOST = 6  # as many as the columns A–F of a spreadsheet
_LONGEST = 170
_MANY, _LONG = 3, 120  # right options, characters from which on it is hard


def write_multis(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield one item or two for each listing that has wrong options of its kind.

    Args:
        others: where wrong options come from where the volume has too few.
    """
    lists = Lists([volume, *others])
    for listed in lists.listed:
        if listed.listing.document.id == volume.document.id:
            yield from _of_listed(listed, lists)
    for series in lists.series:
        if series.listing.document.id == volume.document.id:
            yield from _of_series(series, lists)


def _of_listed(listed: Listed, lists: Lists) -> Iterator[QuizItem]:
    start = listed.listing.start
    members = sorted(listed.options, key=lambda one: digest(f"{start}\x1f{one}"))
    if len(members) < 2 or not listed.head.choice:
        return
    wrong = list(fitting(lists.beside(listed), members))
    size = len(members) if len(members) < _FULL else 3
    few = _FULL - size
    for turn in range(min(_TURNS, len(members) // size)):
        right = members[turn * size : (turn + 1) * size]
        chosen = wrong[turn * few : (turn + 1) * few]
        if chosen and len(right) + len(chosen) >= _LEAST:
            yield _item(listed.ground, listed.head.choice, right, chosen, _told(listed, right))


def _of_series(series: Series, lists: Lists) -> Iterator[QuizItem]:
    statement, members = series.statement, series.members
    room = min(2, _MOST - len(members))
    wrong = tuple(islice(lists.besides(series), max(0, room)))
    if wrong and len(members) + len(wrong) >= _LEAST and len(series.gapped) <= _LONGEST:
        ground = Ground.of(statement)
        explanation = f"{ground.place}：{statement.text}"
        yield _item(ground, series.gapped, members, wrong, explanation)


def _told(listed: Listed, right: Sequence[str]) -> str:
    """The list again, with the members that are right here in their order."""
    told = listed.quote
    ordered = "；".join(sorted(right, key=told.index))
    return f"{listed.ground.place}：{listed.listing.head.rstrip('。')}：{ordered}。"


def _item(
    ground: Ground, asked: str, right: Sequence[str], wrong: Sequence[str], explanation: str
) -> QuizItem:
    stem = ground.stem(asked)
    options = sorted((*right, *wrong), key=lambda one: digest(f"{stem}\x1f{one}"))
    hard = len(right) > _MANY or len(stem) > _LONG
    difficulty = Difficulty.HARD if hard else Difficulty.MEDIUM
    return ground.item(ItemType.MULTI, stem, right, explanation, difficulty, options=options)
