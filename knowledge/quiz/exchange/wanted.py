"""Which words of a document an item without a quote may rest on, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.quiz.exchange import texts
from knowledge.quiz.item import GAP, QuizItem
from knowledge.quiz.standing import statement_of

_AROUND = 8  # characters beside a gap


def wanted_words(item: QuizItem) -> Iterator[str]:
    """Yield what to look for: the statement, the words around the gap, the key, the place.

    Several words stand one a line; the last is empty, which asks for the whole place.
    """
    said = statement_of(item.stem).strip()
    if item.right == (texts.TRUE,):
        yield said
    elif item.right != (texts.FALSE,):
        if said.count(GAP) == 1:
            before, _, after = said.partition(GAP)
            filled = item.right[0].join((before, after))
            yield filled
            yield before[-_AROUND:] + item.right[0] + after[:_AROUND].rstrip("。？?")
        yield "\n".join(item.right)
    yield ""
