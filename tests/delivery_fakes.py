"""The bot's way out over a Telegram in memory, and what it keeps in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chat_server import ChatServer
from telegram.ext import ExtBot

from bot.delivery import ChatRateLimiter, Courier, Tally, TelegramRequest
from bot.delivery.ports import Deliveries
from bot.model import numbered_alone

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class InlineThreads:
    """Makes blocking calls at once: those of these tests do not block."""

    async def __call__(self, function: Callable[..., Any], *args: Any, **keywords: Any) -> Any:
        return function(*args, **keywords)


@dataclass(frozen=True)
class KeptDelivery:
    key: str
    chat_id: int
    after: int
    begun_at: datetime
    message_id: int | None = None


@dataclass
class InMemoryDeliveries:
    """Deliveries that outlive the courier, as the database does."""

    rows: dict[str, KeptDelivery] = field(default_factory=dict)

    def get(self, key: str) -> KeptDelivery | None:
        return self.rows.get(key)

    def begin(self, key: str, chat_id: int, after: int, now: datetime) -> KeptDelivery:
        return self.rows.setdefault(key, KeptDelivery(key, chat_id, after, now))

    def done(self, key: str, message_id: int) -> None:
        self.rows[key] = replace(self.rows[key], message_id=message_id)

    def forget(self, key: str) -> None:
        if key in self.rows and self.rows[key].message_id is None:
            del self.rows[key]

    def highest(self, chat_id: int) -> int:
        here = self._numbered_with(chat_id)
        return max((max(row.after, row.message_id or 0) for row in here), default=0)

    def unfinished(self, chat_id: int) -> int:
        return sum(1 for row in self._numbered_with(chat_id) if row.message_id is None)

    def latest(self, chat_id: int, limit: int) -> list[KeptDelivery]:
        here = [row for row in self.rows.values() if row.chat_id == chat_id]
        return sorted(here, key=lambda row: row.begun_at, reverse=True)[:limit]

    def _numbered_with(self, chat_id: int) -> list[KeptDelivery]:
        alone = numbered_alone(chat_id)
        return [
            row
            for row in self.rows.values()
            if (row.chat_id == chat_id if alone else not numbered_alone(row.chat_id))
        ]


@dataclass
class RecordedChats:
    """What was noted about chats."""

    statuses: dict[int, str] = field(default_factory=dict)
    moves: list[tuple[int, int]] = field(default_factory=list)

    def set_status(self, chat_id: int, status: str) -> None:
        self.statuses[chat_id] = status

    def migrate(self, old: int, new: int) -> None:
        self.moves.append((old, new))


class Post:
    """A courier with all that is behind it; made inside a running loop.

    Making another one over the same server and deliveries is a restart.
    """

    def __init__(
        self, server: ChatServer, deliveries: Deliveries | None = None, threads: Any = None
    ) -> None:
        loop = asyncio.get_running_loop()
        self.server = server
        self.deliveries = deliveries if deliveries is not None else InMemoryDeliveries()
        self.chats = RecordedChats()
        self.tally = Tally()
        self.limiter = ChatRateLimiter(self.tally, clock=loop.time)
        self.bot = ExtBot(
            "1:x",
            request=self._request(),
            get_updates_request=self._request(),
            rate_limiter=self.limiter,
        )
        self.courier = Courier(
            self.bot,
            self.deliveries,
            self.chats,
            threads or InlineThreads(),
            self.tally,
            clock=lambda: START + timedelta(seconds=loop.time()),
        )

    @classmethod
    async def opened(
        cls, server: ChatServer, deliveries: Deliveries | None = None, threads: Any = None
    ) -> Post:
        """Return a courier whose bot knows its own account."""
        post = cls(server, deliveries, threads)
        await post.bot.initialize()
        return post

    def _request(self) -> TelegramRequest:
        # Certificates take long to load, and nothing here leaves the process.
        in_memory = {"transport": self.server.transport(), "verify": False}
        return TelegramRequest(1, httpx_kwargs=in_memory)
