"""What the desk needs of others: a dialogue, places to keep things, somebody who delivers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from bot.access import Pace
from bot.model import Outgoing, Person, Where
from bot.record import AnswerRecord
from bot.state import NewAnswer, StoredAnswer
from knowledge.browsing import CrossReference
from knowledge.dialogue import Context, Reply


class Talk(Protocol):
    """Answers a question in its context; called from several threads."""

    def reply(
        self,
        text: str,
        context: Context,
        *,
        as_of: date | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Reply: ...


class Refers(Protocol):
    """Finds the places that a stretch of a document names; blocks."""

    def references(
        self, document_id: str, start: int, end: int, viewer: frozenset[str] | None
    ) -> Sequence[CrossReference]: ...


class AnswerStore(Protocol):
    """Keeps answers; every method is one transaction and blocks."""

    def add(self, answer: NewAnswer) -> StoredAnswer: ...
    def by_update(self, update_id: int) -> StoredAnswer | None: ...
    def by_question(self, chat_id: int, message_id: int) -> StoredAnswer | None: ...
    def same_lately(
        self, chat_id: int, topic_id: int | None, folded: str, since: datetime
    ) -> StoredAnswer | None: ...
    def replace(
        self, answer_id: int, record: AnswerRecord, *, asked: str, folded: str, generation: str
    ) -> None: ...
    def sent(self, answer_id: int, message_ids: Sequence[int]) -> None: ...


class ContextStore(Protocol):
    """Keeps what a conversation is about; blocks."""

    def get(
        self, chat_id: int, topic_id: int | None, user_id: int, now: datetime
    ) -> list[Any] | None: ...
    def put(
        self,
        chat_id: int,
        topic_id: int | None,
        user_id: int,
        turns: list[Any],
        expires_at: datetime,
    ) -> None: ...


class Speed(Protocol):
    """Bounds how fast people ask; says how long to wait and whether to tell."""

    def admit(self, where: Where, person: Person | None, waited: float = 0.0) -> Pace: ...


class Views(Protocol):
    """Turns a kept answer into messages; the first carries the buttons' answer."""

    def answer(self, stored: StoredAnswer) -> tuple[Outgoing, ...]: ...
