"""The order in which items are offered: every document, chapter and article has its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import merge

from knowledge.model import digest
from knowledge.quiz.item import QuizItem

_Level = Callable[[QuizItem], str]


def varied(items: Iterable[QuizItem], seed: int) -> list[QuizItem]:
    """Return the items so that each beginning of the list is spread over types, documents,
    chapters, passages and sentences; the same for the same seed."""
    return _spread(list(items), str(seed), (_document, _type, _chapter, _passage, _sentence))


def _spread(items: Sequence[QuizItem], seed: str, levels: Sequence[_Level]) -> list[QuizItem]:
    if not levels or len(items) < 2:
        return sorted(items, key=lambda one: _lot(seed, one.id))
    groups: dict[str, list[QuizItem]] = {}
    for one in items:
        groups.setdefault(levels[0](one), []).append(one)
    if len(groups) == 1:
        return _spread(items, seed, levels[1:])
    queues = []
    for name, group in groups.items():
        # A group of eight times as many has its turn twice as often; who begins is drawn.
        step = len(group) ** (-1 / 3)
        phase = int(_lot(seed, name), 16) / 16**16
        queue = _spread(group, f"{seed}/{name}", levels[1:])
        queues.append([((rank + phase) * step, name, one) for rank, one in enumerate(queue)])
    return [one for _, _, one in merge(*queues, key=lambda turn: turn[:2])]


def _type(item: QuizItem) -> str:
    return item.type.value


def _document(item: QuizItem) -> str:
    return item.citation.document_id if item.citation else ""


def _chapter(item: QuizItem) -> str:
    """Its location less the article."""
    return item.citation.location.rpartition(" ")[0] if item.citation else ""


def _passage(item: QuizItem) -> str:
    return item.citation.passage_id if item.citation else ""


def _sentence(item: QuizItem) -> str:
    return str(item.citation.start) if item.citation else ""


def _lot(seed: str, name: str) -> str:
    return digest(f"{seed}\x1f{name}")
