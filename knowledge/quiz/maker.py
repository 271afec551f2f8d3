"""A selection -> items: the most varied first, none twice, each examined and asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from math import ceil
from threading import Lock
from weakref import WeakKeyDictionary

from knowledge.model import digest
from knowledge.quiz.apart import apart, marks, verdict
from knowledge.quiz.fault import Fault
from knowledge.quiz.item import GAP, ItemCitation, ItemType, QuizItem
from knowledge.quiz.likeness import Merged, one_fact
from knowledge.quiz.locating import locate
from knowledge.quiz.material import Volumes
from knowledge.quiz.material.series import Tagger
from knowledge.quiz.restating import Sentences
from knowledge.quiz.selection import Scope, Selection, scope
from knowledge.quiz.stock import Examine, Stock
from knowledge.quiz.topics import Searches, Topic, Topics
from knowledge.quiz.variety import varied
from knowledge.quiz.writing import Writer
from knowledge.search import Catalogue, Catalogues

_FIRST = 3  # passages among which a stem has to find its own
_TIERS = 4
_ON_ONE = 2  # items on one sentence in a set
_ENOUGH = 12  # documents that are asked about at first, where few items are wanted


class QuizMaker:
    """Makes items from the documents in force; safe from many threads.

    `viewer` are everywhere the audiences that somebody belongs to; None sees everything.

    Args:
        tag: cuts text into words with their part of speech.
        today: the day whose versions count as in force.
    """

    def __init__(
        self,
        library: Catalogues,
        search: Searches,
        topics: Topics,
        *,
        writers: Mapping[ItemType, Writer],
        examine: Examine,
        tag: Tagger,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._library = library
        self._search = search
        self._topics = topics
        self._writers = writers
        self._examine = examine
        self._tag = tag
        self._today = today
        self._stocks: WeakKeyDictionary[Catalogue, Stock] = WeakKeyDictionary()
        self._lock = Lock()

    def make(
        self,
        selection: Selection,
        types: Sequence[ItemType] = (),
        count: int | None = None,
        *,
        skip: frozenset[str] = frozenset(),
        seed: int = 0,
        viewer: frozenset[str] | None = None,
    ) -> tuple[QuizItem, ...]:
        """Return the items that `each` yields."""
        made = self.each(selection, types, count, skip=skip, seed=seed, viewer=viewer)
        return tuple(made)

    def each(
        self,
        selection: Selection,
        types: Sequence[ItemType] = (),
        count: int | None = None,
        *,
        skip: frozenset[str] = frozenset(),
        seed: int = 0,
        viewer: frozenset[str] | None = None,
    ) -> Iterator[QuizItem]:
        """Yield items as they are made, the most varied first; the same for the same seed and
        generation.

        Args:
            types: which are wanted; none means every type.
            count: at most so many; None means all there are.
            skip: ids of items that are not wanted again.

        Raises:
            QuestionError: what is selected is not there, or not in force.
            StorageError: nothing has been ingested yet.
        """
        catalogue = self._library.catalogue(viewer)
        stock = self._stock(catalogue)
        wanted = scope(selection, catalogue, stock.documents)
        types = tuple(types) or tuple(ItemType)
        if selection.topic:
            topic = self._topics(selection.topic, catalogue, viewer)
            having = dict.fromkeys(one.document_id for one in topic.passages)
            ranked = [one for one in having if one in wanted.documents]
            offered = chain.from_iterable(
                self._of_topic(self._written(stock, wanted, types, some), topic, seed)
                for some in _few_at_a_time(ranked, count)
            )
        else:
            drawn = sorted(wanted.documents, key=lambda one: digest(f"{seed}\x1f{one}"))
            offered = chain.from_iterable(
                varied(self._written(stock, wanted, types, some), seed)
                for some in _few_at_a_time(drawn, count)
            )
        fresh = (one for one in offered if one.id not in skip)
        return self._chosen(fresh, stock, count, viewer)

    def faults(self, item: QuizItem, viewer: frozenset[str] | None = None) -> tuple[Fault, ...]:
        """Return what is wrong with an item, in words; empty where it may be used."""
        return self._stock(self._library.catalogue(viewer)).faults(item)

    def finds(self, item: QuizItem, viewer: frozenset[str] | None = None) -> bool:
        """Whether asking its stem finds the cited passage among the first three."""
        if item.citation is None:
            return False
        asked = item.stem.replace(GAP, "")
        found = self._search(asked, viewer, limit=_FIRST)
        return any(one.passage.id == item.citation.passage_id for one in found)

    def tried(self, viewer: frozenset[str] | None = None) -> tuple[int, int]:
        """Return how many stems were asked so far, and how many of them found their passage."""
        found = self._stock(self._library.catalogue(viewer)).found
        return len(found), sum(found.values())

    def locate(
        self, title: str, location: str, words: str, viewer: frozenset[str] | None = None
    ) -> ItemCitation | None:
        """Return the citation of a place that somebody wrote down: 《…》第十一条.

        Args:
            words: the quote, or the key where no quote is given: the sentence with it is cited.

        Returns:
            None where no document in force is called so, or has the words there.

        Raises:
            StorageError: nothing has been ingested yet.
        """
        catalogue = self._library.catalogue(viewer)
        return locate(catalogue, self._stock(catalogue).documents, title, location, words)

    def _written(
        self, stock: Stock, wanted: Scope, types: Sequence[ItemType], documents: Sequence[str]
    ) -> Iterator[QuizItem]:
        for document in documents:
            for type_ in types:
                for item in stock.items(document, type_):
                    if wanted.admits(item):
                        yield item

    @staticmethod
    def _of_topic(written: Iterable[QuizItem], topic: Topic, seed: int) -> Iterator[QuizItem]:
        """Items that speak of the topic, those with most of its words first; of each passage
        one, the best passage first, then of each another."""
        ranks = {one.id: rank for rank, one in enumerate(topic.passages)}
        turns: dict[tuple[int, str], int] = {}
        ordered: list[tuple[int, int, int, QuizItem]] = []
        for item in varied(written, seed):
            passage = item.citation.passage_id if item.citation else ""
            said = f"{item.topic}{item.stem}{item.citation.quote}" if item.citation else ""
            if passage in ranks and topic.is_asked(said, item.topic):
                aside = ceil((1 - topic.share(said)) * _TIERS)
                turn = turns[aside, passage] = turns.get((aside, passage), -1) + 1
                ordered.append((aside, turn, ranks[passage], item))
        ordered.sort(key=lambda one: one[:3])
        return (item for *_, item in ordered)

    def _chosen(
        self,
        offered: Iterator[QuizItem],
        stock: Stock,
        count: int | None,
        viewer: frozenset[str] | None,
    ) -> Iterator[QuizItem]:
        """Items that pass; those on a sentence, or with a key, that is taken already come last,
        and where so many are asked for, no sentence is asked about a third time, and none
        for what a taken item asks or tells."""
        merged = Merged()
        taken = Sentences()
        used: Counter[object] = Counter()
        later: list[QuizItem] = []
        left = count
        for item in chain(apart(offered, taken, used, later), later):
            if left is not None and left <= 0:
                return
            same = list(taken.beside(item)) if left is not None else []
            spent = len(same) >= _ON_ONE or any(one_fact(item, one) for one in same)
            if not spent and merged.take(item) and self._found(item, stock, viewer):
                used.update([*marks(item), verdict(item)])
                taken.add(item)
                left = None if left is None else left - 1
                yield item

    def _found(self, item: QuizItem, stock: Stock, viewer: frozenset[str] | None) -> bool:
        asked = item.stem, item.citation.passage_id if item.citation else ""
        if asked not in stock.found:
            stock.found[asked] = self.finds(item, viewer)
        return stock.found[asked]

    def _stock(self, catalogue: Catalogue) -> Stock:
        """The items of what a viewer sees of a generation."""
        on = self._today()
        with self._lock:
            stock = self._stocks.get(catalogue)
            if stock is None or stock.on != on:
                volumes = Volumes(catalogue, on, self._tag)
                stock = self._stocks[catalogue] = Stock(volumes, self._writers, self._examine)
        return stock


def _few_at_a_time(documents: Sequence[str], count: int | None) -> Iterator[Sequence[str]]:
    """The documents in parts: for a few items not all of a large collection are read."""
    size = len(documents) if count is None else max(_ENOUGH, count)
    return (documents[at : at + size] for at in range(0, len(documents), max(1, size)))
