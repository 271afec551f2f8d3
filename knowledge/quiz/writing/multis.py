"""多选: members of a listing beside members of other listings of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.model import digest
from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.breaches import Breach, breaches, of_other_disciplines
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.lists import Listed, Lists, Series
from knowledge.quiz.writing.members import fitting

_RIGHT, _WRONG = 3, 2  # options of an item about a list: one wrong alone is seen to be odd
_LEAST = 4
_MOST = 6  # as many as the columns A–F of a spreadsheet
_LONGEST = 170
_MANY, _LONG = 3, 120  # right options, characters from which on it is hard


_DEEDS = "有下列行为之一"  # and no words before it that the deeds need
_WHOLE = 8  # characters of a deed


def write_multis(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each listing that has wrong options of its kind; of deeds that break
    a discipline these break another one.

    Args:
        others: where wrong options come from where the volume has too few.
    """
    lists, deeds = Lists([volume, *others]), breaches(volume)
    for listed in lists.listed:
        if listed.listing.document.id == volume.document.id:
            yield from _of_listed(listed, lists)
            yield from _of_breaches(listed, deeds)
    for series in lists.series:
        if series.listing.document.id == volume.document.id:
            yield from _of_series(series, lists)


def _of_listed(listed: Listed, lists: Lists) -> Iterator[QuizItem]:
    start = listed.listing.start
    members = sorted(listed.options, key=lambda one: digest(f"{start}\x1f{one}"))
    if len(members) < 2 or not listed.head.choice:
        return
    wrong = list(islice(fitting(lists.beside(listed), members), _WRONG))
    right = members[:_RIGHT]
    if len(wrong) == _WRONG:
        yield _item(listed.ground, listed.head.choice, right, wrong, _told(listed, right))


def _of_breaches(listed: Listed, deeds: Sequence[Breach]) -> Iterator[QuizItem]:
    """Of an article that lists whole deeds: which of these break its discipline."""
    discipline = listed.head.kind.removeprefix("违反")
    right = [one for one in listed.options if len(one) >= _WHOLE][:_RIGHT]
    if listed.listing.head.startswith(_DEEDS) and len(right) > 1:
        wrong = of_other_disciplines(right, discipline, deeds, _WRONG)
        if wrong:
            asked = texts.WHICH_BREAK.format(discipline=discipline)
            yield _item(listed.ground, asked, right, wrong, _told(listed, right))


def _of_series(series: Series, lists: Lists) -> Iterator[QuizItem]:
    statement, members = series.statement, series.members
    wrong = tuple(islice(lists.besides(series), _WRONG))
    count = len(members) + len(wrong)
    fits = len(wrong) == _WRONG and _LEAST <= count <= _MOST
    if fits and len(series.gapped) <= _LONGEST:
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
