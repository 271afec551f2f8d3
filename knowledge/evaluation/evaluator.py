"""Asks every question of a set and holds the replies against its gold."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from knowledge.evaluation.item import Item
from knowledge.evaluation.locating import Locator
from knowledge.evaluation.outcome import Outcome, Said
from knowledge.evaluation.ranks import has_all_keys, ranks
from knowledge.evaluation.targets import AnyOf, Stretch
from knowledge.evaluation.verbatim import QuoteCheck
from knowledge.model import Answer, NoAnswer, Passage
from knowledge.search import Catalogue

Ask = Callable[[Item], Answer | NoAnswer]
Rank = Callable[[Item], Sequence[Passage]]

_SHOWN = 10  # passages that an answer carries
_RANKED = 100


class Evaluator:
    """Evaluates over the documents of one catalogue.

    Args:
        ask: answers a question; None measures the retrieval only.
        rank: all that is found for a question, best first; None takes the passages that
            the answer carries.
    """

    def __init__(self, catalogue: Catalogue, ask: Ask | None, rank: Rank | None = None) -> None:
        self._ask = ask
        self._rank = rank
        self._locate = Locator(catalogue)
        self._check = QuoteCheck(catalogue)

    def __call__(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Yield what became of each question, in order."""
        for item in items:
            yield self._one(item)

    def _one(self, item: Item) -> Outcome:
        targets = self._locate(item)
        answer, elapsed = self._answered(item)
        if self._rank is not None:
            found = self._rank(item) if targets else []
        else:
            found = [one.passage for one in answer.passages] if answer else []
        stretches = [Stretch(one.document_id, one.start, one.end, one.text) for one in found]
        found_at = ranks(stretches, targets, lambda one: self._locate.units(item, one))
        return Outcome(
            id=item.id,
            question=item.question,
            answerable=item.answerable,
            ranks=tuple(found_at),
            depth=_SHOWN if self._rank is None else _RANKED,
            lacking=sum(not one.exists for one in targets),
            said=self._said(item, answer, targets, elapsed) if answer else None,
            history=item.history,
        )

    def _answered(self, item: Item) -> tuple[Answer | NoAnswer | None, float]:
        if self._ask is None:
            return None, 0.0
        started = time.perf_counter()
        answer = self._ask(item)
        return answer, (time.perf_counter() - started) * 1000

    def _said(
        self, item: Item, answer: Answer | NoAnswer, targets: Sequence[AnyOf], elapsed: float
    ) -> Said:
        if isinstance(answer, NoAnswer):
            keyed = False if item.keys else None
            return Said(answer.text, True, answer.confidence, keyed, elapsed_ms=elapsed)
        quotes = [
            Stretch(one.document.id, one.start, one.end, one.quote) for one in answer.citations
        ]
        said = "\n".join((answer.text, *(one.text for one in quotes)))
        return Said(
            answer=answer.text,
            refused=False,
            confidence=answer.confidence,
            keyed=has_all_keys(said, item.keys) if item.keys else None,
            cited=sum(any(target.hit(one) for one in quotes) for target in targets),
            citations=tuple(f"《{one.document.title}》{one.location}" for one in answer.citations),
            quotes_length=sum(len(one.text) for one in quotes),
            faults=tuple(self._check(answer)),
            elapsed_ms=elapsed,
        )
