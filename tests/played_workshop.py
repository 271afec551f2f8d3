"""Items without documents: what a workshop makes, finds wrong and reads is set by the test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.quiz import BankItem
from bot.training.request import QuizRequest
from knowledge.errors import ReadingError
from knowledge.quiz import Finding, Imported, ItemCitation, ItemState, ItemType, QuizItem
from tests.bot.training.item_samples import CITED, items


@dataclass
class PlayedWorkshop:
    """Gives items of a stock in order; what is wrong, hidden or in files is set by the test."""

    stock: list[QuizItem] = field(default_factory=lambda: items(40))
    wrong: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], ItemCitation] = field(default_factory=dict)
    found: dict[str, Finding] = field(default_factory=dict)
    files: dict[bytes, Imported] = field(default_factory=dict)
    asked: list[QuizRequest] = field(default_factory=list)
    formats: Sequence[str] = ("Excel 题库", "Word 试卷")

    def make(
        self,
        asked: QuizRequest,
        types: Sequence[ItemType],
        count: int,
        *,
        skip: frozenset[str],
        viewer: frozenset[str] | None,
    ) -> tuple[QuizItem, ...]:
        self.asked.append(asked)
        fitting = (one for one in self.stock if one.id not in skip and one.type in types)
        if asked.difficulties:
            fitting = (one for one in fitting if one.difficulty in asked.difficulties)
        return tuple(one for one, _ in zip(fitting, range(count), strict=False))

    def faults(self, item: QuizItem) -> tuple[str, ...]:
        return tuple(told for stem, told in self.wrong.items() if stem in item.stem)

    def locate(
        self, title: str, location: str, words: str, viewer: frozenset[str] | None = None
    ) -> ItemCitation | None:
        return self.places.get((title, location))

    def visible(
        self, rows: Sequence[BankItem], user_id: int, viewer: frozenset[str]
    ) -> list[BankItem]:
        return [one for one in rows if one.item.id not in self.hidden]

    def upkeep(self, kept: Iterable[QuizItem]) -> tuple[Finding, ...]:
        current = ItemState.CURRENT
        return tuple(self.found.get(one.id, Finding(one, current)) for one in kept)

    def write(self, chosen: Sequence[QuizItem], number: int, title: str) -> tuple[str, bytes]:
        return ".xlsx", "\n".join(["题干", *(one.stem for one in chosen)]).encode()

    def read(self, name: str, data: bytes, viewer: frozenset[str]) -> Imported:
        if data not in self.files:
            raise ReadingError(f"{name} 打不开。")
        return self.files[data]


def moved(item: QuizItem, state: ItemState, reads: str = "", quote: str = "") -> Finding:
    """Return what became of an item's passage; with a quote, the item renewed."""
    citation = replace(CITED, quote=quote, start=130, end=142)
    renewed = replace(item, citation=citation) if quote else None
    return Finding(item, state, renewed, reads)
