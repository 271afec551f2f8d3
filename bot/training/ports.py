"""What trainers' work needs of others: what is kept, what makes and checks items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.quiz import Bank, BankItem, Drafting, ItemStatus
from bot.training.request import QuizRequest
from knowledge.quiz import ItemCitation, ItemType, QuizItem


class KeepsBanks(Protocol):
    """Banks, by id and by name; blocks. `bot.state.Banks` does."""

    def create(
        self, name: str, owner: int, tags: Iterable[str], needs_consent: bool, now: datetime
    ) -> Bank: ...
    def get(self, bank_id: int) -> Bank | None: ...
    def named(self, name: str) -> Bank | None: ...
    def all(self) -> tuple[Bank, ...]: ...
    def rename(self, bank_id: int, name: str) -> bool: ...
    def tag(self, bank_id: int, tags: Iterable[str]) -> None: ...
    def set_consent(self, bank_id: int, needed: bool) -> None: ...
    def drop(self, bank_id: int) -> None: ...


class KeepsItems(Protocol):
    """The items of banks; blocks. `bot.state.BankItems` does."""

    def add(
        self, bank_id: int, item: QuizItem, status: ItemStatus, author: int, now: datetime
    ) -> BankItem: ...
    def get(self, id: int, /) -> BankItem | None: ...
    def of(
        self,
        bank_id: int,
        statuses: Collection[ItemStatus] = ...,
        limit: int | None = None,
        after: int = 0,
    ) -> tuple[BankItem, ...]: ...
    def held(self, bank_id: int, item_ids: Collection[str]) -> tuple[BankItem, ...]: ...
    def citing(self) -> tuple[BankItem, ...]: ...
    def suspended(self, limit: int) -> tuple[BankItem, ...]: ...
    def waiting(self, limit: int) -> tuple[BankItem, ...]: ...
    def replace(
        self, id: int, item: QuizItem, now: datetime, /, *, author: int | None = None
    ) -> bool: ...
    def set_status(
        self,
        id: int,
        status: ItemStatus,
        now: datetime,
        /,
        *,
        consented_by: int | None = None,
        finding: str = "",
        now_reads: str = "",
        held: ItemStatus | None = None,
    ) -> bool: ...


class KeepsDraftings(Protocol):
    """What each trainer is at; blocks. `bot.state.Draftings` does."""

    def open(
        self,
        user_id: int,
        bank_id: int,
        topic: str,
        types: Iterable[ItemType],
        count: int,
        now: datetime,
    ) -> Drafting: ...
    def get(self, drafting_id: int) -> Drafting | None: ...
    def current(self, user_id: int) -> Drafting | None: ...
    def show(
        self, id: int, item_id: int | None, message_id: int | None, seen: Iterable[str] = (), /
    ) -> None: ...
    def edit(self, id: int, editing: bool, /) -> None: ...
    def finish(self, id: int, now: datetime, /) -> None: ...


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


class Finds(Protocol):
    """What became of an item's passage: `knowledge.quiz.Finding` is one. `state` is current,
    moved, changed or gone."""

    @property
    def state(self) -> str: ...
    @property
    def renewed(self) -> QuizItem | None: ...
    @property
    def now_reads(self) -> str: ...


class ChecksItems(Protocol):
    """Holds items against the documents as they are now, in order; blocks."""

    def __call__(self, items: Iterable[QuizItem]) -> Sequence[Finds]: ...


class KeepsFacts(Protocol):
    """Texts by name; blocks. `bot.state.Facts` does."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, value: str) -> None: ...


class WritesFiles(Protocol):
    """Turns items into files; `formats` are the names of the kinds, whose numbers from 1
    stand behind buttons: a new one goes to the end."""

    @property
    def formats(self) -> Sequence[str]: ...
    def write(self, items: Sequence[QuizItem], number: int, title: str) -> tuple[str, bytes]:
        """Return the ending and the content of a file; blocks; raises QuestionError."""


class Read(Protocol):
    """What a file gave; a problem is told by `str`: 第 5 行“答案”：没有写答案。"""

    @property
    def items(self) -> tuple[QuizItem, ...]: ...
    @property
    def problems(self) -> tuple[object, ...]: ...


class ReadsFiles(Protocol):
    """Turns files into items."""

    def read(self, name: str, data: bytes, viewer: frozenset[str]) -> Read:
        """Return the items of a file by its name and content; blocks; raises ReadingError."""
