"""单选: a fact, a power or a deed beside three of its kind that are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.quiz.distractors import Pool, choose, ordered
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing.breaches import write_breaches
from knowledge.quiz.writing.items import item_over
from knowledge.quiz.writing.memberships import write_memberships
from knowledge.quiz.writing.stems import stem
from knowledge.quiz.writing.thinning import thinned


def write_singles(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield an item for each fact that has three good wrong options, for each member of a list
    of powers, and for each deed that breaks a discipline.

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
    yield from write_memberships(volume)
    yield from write_breaches(volume)
