"""填空: the sentences of a document with the words left out that somebody should know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.distractors import Pool, filled_otherwise
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.items import item_over
from knowledge.quiz.writing.stems import stem
from knowledge.quiz.writing.thinning import thinned


def write_blanks(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each fact that only its own words can fill in."""
    pool = Pool([volume, *others])
    for found in thinned(volume, pool):
        answerable = found.fact.sure and not filled_otherwise(found, pool)
        text = stem(found.statement, found.fact) if answerable else None
        if text:
            yield item_over(found, ItemType.BLANK, text)
