"""What the buttons need of others: kept answers, somebody who delivers, somebody who answers."""

from __future__ import annotations

from typing import Protocol

from bot.model import Outgoing, Said, Visit, Where
from bot.state import StoredAnswer


class Acknowledges(Protocol):
    """Tells Telegram that a press was seen; the person reads `text` or is led to `url`."""

    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None: ...


class Sends(Protocol):
    """Brings messages to Telegram, each key at most once."""

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int: ...


class Edits(Protocol):
    """Changes messages of ours."""

    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None: ...


class Asks(Protocol):
    """Answers a question where it was asked."""

    async def ask(self, said: Said, visit: Visit) -> None: ...


class AnswersByToken(Protocol):
    """Kept answers, by what their buttons say; blocks."""

    def by_token(self, token: str) -> StoredAnswer | None: ...
