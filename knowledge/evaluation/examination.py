"""A question set -> what became of each question, over the collection that it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from knowledge.answer import Scope, Scoper
from knowledge.evaluation.evaluator import Ask, Evaluator, Rank
from knowledge.evaluation.item import Item, QuestionSet
from knowledge.evaluation.outcome import Outcome
from knowledge.evaluation.passage_index import passage_index
from knowledge.index import Indexer
from knowledge.model import Passage
from knowledge.search import (
    Catalogue,
    Catalogues,
    OneCatalogue,
    QuestionReader,
    Retriever,
    Side,
)

_RANKED = 200  # passages, so that they hold 100 articles


@dataclass(frozen=True, slots=True)
class Examination:
    """Asks question sets.

    Args:
        library: the ingested documents, for sets that bring no passages of their own.
        asking: makes what answers from a collection.
        indexer: makes the indexer for passages that a set brings.
    """

    library: Catalogues
    asking: Callable[[Catalogues], Ask]
    retriever: Retriever
    read: QuestionReader
    indexer: Callable[[], Indexer]

    def __call__(self, questions: QuestionSet, side: Side | None = None) -> Iterator[Outcome]:
        """Yield the outcome of each question.

        Args:
            side: measure the retrieval by this side alone and answer nothing; None answers.
        """
        with self._collection(questions) as catalogue:
            if side is None:
                ask = self.asking(OneCatalogue(catalogue))
                for first in questions.items[:1]:
                    ask(first)  # loads the model, which is no question's latency
                evaluator = Evaluator(catalogue, ask)
            else:
                evaluator = Evaluator(catalogue, None, self._ranking(catalogue, side))
            yield from evaluator(questions.items)

    @contextmanager
    def _collection(self, questions: QuestionSet) -> Iterator[Catalogue]:
        if questions.passages:
            with passage_index(questions.passages, self.indexer) as catalogue:
                yield catalogue
        else:
            yield self.library.catalogue()

    def _ranking(self, catalogue: Catalogue, side: Side) -> Rank:
        def rank(item: Item) -> list[Passage]:
            question = self.read(item.question, catalogue)
            scoper = Scoper(catalogue, question, item.day)
            scope = scoper() if side is Side.FUSED else None
            named = scope.documents if isinstance(scope, Scope) else ()
            records = self.retriever.ranking(
                catalogue,
                question,
                scoper.on,
                side=side,
                within=frozenset(one.id for one in named) or None,
                limit=_RANKED,
            )
            return [one.passage for one in records]

        return rank
