"""What the buttons need of others: kept answers, somebody who delivers, somebody who answers."""

from __future__ import annotations

from typing import Protocol

from bot.model import Said, Visit
from bot.state import StoredAnswer


class Asks(Protocol):
    """Answers a question where it was asked."""

    async def ask(self, said: Said, visit: Visit) -> None: ...


class AnswersByToken(Protocol):
    """Kept answers, by what their buttons say; blocks."""

    def by_token(self, token: str) -> StoredAnswer | None: ...
