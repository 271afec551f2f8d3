"""What trainers' work needs of the knowledge side: what makes, checks, writes and reads items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from bot.quiz import BankItem
from bot.training.request import QuizRequest
from knowledge.quiz import Finding, Imported, ItemCitation, ItemType, QuizItem


class MakesItems(Protocol):
    """Makes items from the documents in force that a viewer may see, and checks them; blocks."""

    def make(
        self,
        asked: QuizRequest,
        types: Collection[ItemType],
        count: int,
        *,
        skip: frozenset[str],
        viewer: frozenset[str] | None,
    ) -> tuple[QuizItem, ...]:
        """Return at most `count` items, the best first, none of those in `skip`."""

    def faults(self, item: QuizItem) -> tuple[str, ...]:
        """Say in words what is wrong with an item."""

    def locate(
        self, title: str, location: str, words: str, viewer: frozenset[str] | None = None
    ) -> ItemCitation | None:
        """Return the citation of words in the documents in force that a viewer may see."""

    def visible(
        self, rows: Sequence[BankItem], user_id: int, viewer: frozenset[str]
    ) -> list[BankItem]:
        """Return those items whose documents somebody may see."""


class ChecksItems(Protocol):
    """Holds items against the documents as they are now, in order; blocks."""

    def __call__(self, items: Iterable[QuizItem]) -> Sequence[Finding]: ...


class WritesFiles(Protocol):
    """Turns items into files; `formats` are the names of the kinds, whose numbers from 1
    stand behind buttons: a new one goes to the end."""

    @property
    def formats(self) -> Sequence[str]: ...
    def write(self, items: Sequence[QuizItem], number: int, title: str) -> tuple[str, bytes]:
        """Return the ending and the content of a file; blocks; raises QuestionError."""


class ReadsFiles(Protocol):
    """Turns files into items."""

    def read(self, name: str, data: bytes, viewer: frozenset[str]) -> Imported:
        """Return the items of a file by its name and content; blocks; raises ReadingError."""
