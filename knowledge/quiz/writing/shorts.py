"""简答: what a listing's head asks, answered by its members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.citing import cite
from knowledge.quiz.item import Difficulty, ItemType, QuizItem, item_id
from knowledge.quiz.statements import Listing, Volume
from knowledge.quiz.writing.lists import Listed, Lists
from knowledge.quiz.writing.members import CATCH_ALL, point_of
from knowledge.quiz.writing.naming import lead, topic_of
from knowledge.quiz.writing.stems import place_of

_LONGEST = 700  # characters of an answer that somebody can give
_FEWEST = 3


def write_shorts(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield a question for each listing whose head can be asked; its key points, one a line,
    are the members as they stand, less the last that only says 其他…."""
    for listed in Lists([volume]).listed:
        told = (point_of(one.text) for one in listed.listing.members)
        points = tuple(one for one in told if not CATCH_ALL.search(one))
        key_text = "\n".join(points)
        asked = bool(listed.head.question) and len(points) >= _FEWEST
        if asked and len(key_text) <= _LONGEST and "*" not in key_text:
            yield _item(listed, lead(listed.listing) + listed.head.question, points, key_text)


def _item(listed: Listed, stem: str, points: Sequence[str], key_text: str) -> QuizItem:
    listing: Listing = listed.listing
    hard = len(points) > 4 or len(key_text) > 200
    return QuizItem(
        id=item_id(ItemType.SHORT, stem, points, listing.passage.id),
        type=ItemType.SHORT,
        stem=stem,
        options=(),
        key=(),
        key_text=key_text,
        explanation=f"{place_of(listing)}：{listing.head}。",
        difficulty=Difficulty.HARD if hard else Difficulty.MEDIUM,
        topic=topic_of(listing),
        citation=cite(listing.document, listing.passage, listed.quote, listing.start),
    )
