"""单选: a fact beside three of its kind that are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.distractors import Pool, choose, ordered
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.items import item_over
from knowledge.quiz.writing.stems import stem
from knowledge.quiz.writing.thinning import thinned


def write_singles(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each fact that has three good wrong options.

    Args:
        others: where wrong options come from where the volume has too few.
    """
    pool = Pool([volume, *others])
    for found in thinned(volume, pool):
        text = stem(found.statement, found.fact)
        wrong = choose(found, pool, text) if text else ()
        if text and wrong:
            options = ordered(found.fact.text, wrong, text)
            yield item_over(found, ItemType.SINGLE, text, options)
