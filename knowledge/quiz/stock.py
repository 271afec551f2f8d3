"""The items of one generation's documents in force, written when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import RLock

from knowledge.model import Passage
from knowledge.quiz.fault import Fault
from knowledge.quiz.item import ItemCitation, ItemType, QuizItem
from knowledge.quiz.material import Volumes
from knowledge.quiz.readership import open_to_readers_of
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing import Writer

Examine = Callable[[QuizItem, str, Sequence[str]], tuple[Fault, ...]]
_OTHERS = 40  # volumes that distractors are taken from


@dataclass(frozen=True, slots=True)
class _Beside:
    """A citation's passage, on to the end of its quote, and the passages beside it."""

    passage: str
    neighbours: tuple[str, ...]


class Stock:
    """The items that can be made of some volumes; safe from many threads.

    Args:
        examine: what is wrong with an item (`knowledge.quiz.validation.faults`).
    """

    def __init__(
        self, volumes: Volumes, writers: Mapping[ItemType, Writer], examine: Examine
    ) -> None:
        self._volumes = volumes
        self._writers = writers
        self._examine = examine
        self._items: dict[tuple[str, ItemType], tuple[QuizItem, ...]] = {}
        self._lock = RLock()
        self.found: dict[tuple[str, str], bool] = {}
        """Whether asking a stem found its passage, by both, as far as it was tried."""

    @property
    def on(self) -> date:
        """The day whose versions count as in force."""
        return self._volumes.on

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents in force."""
        return self._volumes.ids

    def items(self, document_id: str, type_: ItemType) -> tuple[QuizItem, ...]:
        """Return the faultless items of one type that rest on a document."""
        with self._lock:
            key = document_id, type_
            if key not in self._items:
                self._items[key] = self._written(document_id, type_)
            return self._items[key]

    def faults(self, item: QuizItem) -> tuple[Fault, ...]:
        """Return what is wrong with an item, held against its passage as it reads now."""
        with self._lock:
            beside = self._beside(item.citation) if item.citation else None
            beside = beside or _Beside("", ())
            return self._examine(item, beside.passage, beside.neighbours)

    def _written(self, document_id: str, type_: ItemType) -> tuple[QuizItem, ...]:
        writer = self._writers.get(type_)
        if writer is None:
            return ()
        volume = self._volumes.of(document_id)
        others = self._others(volume)
        return tuple(one for one in writer(volume, others) if not self.faults(one))

    def _others(self, volume: Volume) -> tuple[Volume, ...]:
        """The volumes beside it, those of its kind first.

        Items go to whoever may see their document: nothing of a more limited one gets in.
        """
        here = volume.document
        every = [
            one
            for one in self._volumes.ids
            if one != here.id and open_to_readers_of(here, self._volumes.document(one))
        ]
        every.sort(key=lambda one: self._volumes.document(one).kind is not here.kind)
        return tuple(self._volumes.of(one) for one in every[:_OTHERS])

    def _beside(self, citation: ItemCitation) -> _Beside | None:
        if citation.document_id not in self._volumes.ids:
            return None
        passages = self._volumes.passages(citation.document_id)
        at = bisect_right([one.start for one in passages], citation.start) - 1
        if at < 0:
            return None
        here = passages[at]
        text = self._volumes.of(citation.document_id).text
        around = [*passages[max(0, at - 1) : at], *passages[at + 1 : at + 2]]
        return _Beside(
            text[here.start : max(here.end, min(citation.end, len(text)))],
            tuple(one.text for one in around if not _overlaps(one, citation)),
        )


def _overlaps(passage: Passage, citation: ItemCitation) -> bool:
    return passage.start < citation.end and citation.start < passage.end
