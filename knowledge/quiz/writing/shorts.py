"""简答: what a listing's head asks, answered by its members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.lists import Listed, Lists
from knowledge.quiz.writing.members import option_of, whole_points
from knowledge.quiz.writing.principles import write_principles
from knowledge.quiz.writing.prohibitions import write_prohibitions

_LONGEST = 420  # characters of an answer that somebody can give
_FEWEST, _MOST, _MANY = 3, 12, 4  # points: nobody writes down sixteen powers
_LONG = 200


def write_shorts(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield a question for each listing whose head can be asked; its key points, one a line,
    are the members as they stand, the last that only says 其他… among them; of principles the
    words that each opens with. What a shorthand means is asked by a card."""
    if volume.document.kind.binding:
        for statement in volume.statements:
            yield from write_prohibitions(statement, volume)
            yield from write_principles(statement)
    for listed in Lists([volume]).listed:
        points = _points(listed)
        length = sum(map(len, points))
        asked = bool(listed.head.question) and not listed.head.shorthand
        worth = asked and _FEWEST <= len(points) <= _MOST and length <= _LONGEST
        if worth and "*" not in listed.quote:
            yield listed.ground.item(
                ItemType.SHORT,
                listed.ground.stem(listed.head.question),
                points,
                f"{listed.ground.place}：{'；'.join(points)}。",
                Difficulty.HARD if len(points) > _MANY or length > _LONG else Difficulty.MEDIUM,
            )


def _points(listed: Listed) -> tuple[str, ...]:
    if listed.head.kind == "原则":
        opened = [option_of(one.text, whole=False) for one in listed.listing.members]
        return tuple(one for one in opened if one) if all(opened) else ()
    return whole_points(listed.listing, listed.quote)
