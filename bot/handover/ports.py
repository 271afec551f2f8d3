"""What the handover needs to be kept; all of it blocks."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.access import Admission
from bot.model import Person, Where
from bot.state import Handover, HandoverStatus


class HandoverStore(Protocol):
    """Questions that were passed on, one an answer."""

    def open(
        self,
        answer_id: int,
        chat_id: int,
        message_id: int,
        question: str,
        asked_by: int | None,
        now: datetime,
    ) -> Handover: ...
    def get(self, handover_id: int) -> Handover | None: ...
    def by_message(self, chat_id: int, message_id: int) -> Handover | None: ...
    def by_answer(self, answer_id: int) -> Handover | None: ...
    def propose(self, handover_id: int, text: str, by: int, now: datetime) -> bool: ...
    def settle(self, seen: Handover, status: HandoverStatus, now: datetime) -> bool: ...


class Known(Protocol):
    """People by their usernames."""

    def called(self, username: str) -> Person | None: ...


class LetsIn(Protocol):
    """Who may speak with the bot."""

    async def role_of(self, person: Person | None, where: Where) -> Admission: ...


class Records(Protocol):
    """The list of who changed what."""

    def write(
        self, actor: int | None, action: str, target: str, detail: str, now: datetime
    ) -> None: ...
