"""简答: what a listing's head asks, answered by its members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.lists import Lists
from knowledge.quiz.writing.measures import write_measures
from knowledge.quiz.writing.members import CATCH_ALL
from knowledge.quiz.writing.prohibitions import write_prohibitions

_LONGEST = 700  # characters of an answer that somebody can give
_FEWEST, _MANY = 3, 4
_LONG = 200


def write_shorts(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield a question for each listing whose head can be asked; its key points, one a line,
    are the members as they stand, each whole, so that nothing of the answer is missing."""
    if volume.document.kind.binding:
        for statement in volume.statements:
            yield from write_prohibitions(statement)
    else:
        yield from write_measures(volume)
    for listed in Lists([volume]).listed:
        points = tuple(one.text.strip(" ，,。；;") for one in listed.listing.members)
        named = [one for one in points if not CATCH_ALL.search(one)]
        length = sum(map(len, points))
        worth = bool(listed.head.question) and len(named) >= _FEWEST and length <= _LONGEST
        if worth and "*" not in listed.quote:
            yield listed.ground.item(
                ItemType.SHORT,
                listed.ground.stem(listed.head.question),
                points,
                f"{listed.ground.place}：{'；'.join(points)}。",
                Difficulty.HARD if len(points) > _MANY or length > _LONG else Difficulty.MEDIUM,
            )
