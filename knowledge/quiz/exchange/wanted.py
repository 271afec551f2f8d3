"""Which words of a document an item without a quote may rest on, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.quiz.exchange import texts
from knowledge.quiz.item import GAP, QuizItem
from knowledge.quiz.standing import statement_of

_AROUND = 8  # characters beside a gap
_TELLING = 4  # characters of a key that tell a place by themselves
_SHARES = (1.0, 0.8, 0.65, 0.5)  # of a statement, which may be altered further on
_STOPS = "。！？!?"


def wanted_words(item: QuizItem, location: str) -> Iterator[str]:
    """Yield what to look for in `location`, which is empty where the whole document is meant.

    A statement, as much of it as is left unaltered; the words around a gap; the key, where
    it cannot stand just anywhere; several words stand one a line. Last comes nothing, which
    asks for the whole place.
    """
    said = statement_of(item.stem).strip().rstrip(_STOPS)
    if item.options == (texts.TRUE, texts.FALSE):
        for share in _SHARES:
            length = int(len(said) * share)
            if length >= _TELLING:
                yield said[:length]
                yield said[-length:]
    else:
        if said.count(GAP) == 1:
            before, _, after = said.partition(GAP)
            yield item.right[0].join((before, after))
            yield item.right[0].join((before[-_AROUND:], after[:_AROUND]))
        if location or min(map(len, item.right)) >= _TELLING:
            yield "\n".join(item.right)
    yield ""
