"""The bot's way in: a real Application over a Telegram in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from chat_server import ChatServer
from delivery_fakes import START, InlineThreads, Post
from telegram import Update
from telegram.ext import Application, TypeHandler

from bot.inbox import Freshness, InboxQueue, OrderedProcessor, Replay
from bot.inbox.ports import Inbox

ALICE = {"id": 11, "is_bot": False, "first_name": "小林"}
BORIS = {"id": 12, "is_bot": False, "first_name": "小周"}
FORUM = {"id": -1001234567890, "type": "supergroup", "title": "第一支部", "is_forum": True}
FRESH_MINUTES = 60
Handle = Callable[[Update], Coroutine[Any, Any, None]]


def asked(
    update_id: int, text: str = "几个月转正？", by: dict[str, Any] = ALICE, **fields: Any
) -> dict[str, Any]:
    """Return an update with a question, as Telegram sends it."""
    written = {
        "message_id": 1000 + update_id,
        "date": int(START.timestamp()),
        "chat": FORUM,
        "from": by,
        "text": text,
    }
    return {"update_id": update_id, "message": written | fields}


@dataclass(frozen=True)
class KeptUpdate:
    update_id: int
    payload: str
    received_at: datetime
    attempts: int = 0
    finished: bool = False


@dataclass
class InMemoryInbox:
    """Updates that outlive the application, as the database does."""

    rows: dict[int, KeptUpdate] = field(default_factory=dict)

    def add(self, update_id: int, payload: str, now: datetime) -> bool:
        if update_id in self.rows:
            return False
        self.rows[update_id] = KeptUpdate(update_id, payload, now)
        return True

    def waiting(self) -> list[KeptUpdate]:
        return [self.rows[key] for key in sorted(self.rows) if not self.rows[key].finished]

    def attempt(self, update_id: int) -> int:
        row = self.rows[update_id]
        self.rows[update_id] = replace(row, attempts=row.attempts + 1)
        return row.attempts + 1

    def finish(self, update_id: int, now: datetime) -> None:
        self.rows[update_id] = replace(self.rows[update_id], finished=True)


class Reception:
    """An application with the inbox in front of it; made inside a running loop.

    Making another one over the same server and inbox is a restart.
    """

    def __init__(
        self,
        server: ChatServer,
        inbox: Inbox,
        handle: Handle,
        *,
        wanted: Callable[[Update], bool] = lambda update: True,
        grace: float = 20.0,
    ) -> None:
        loop = asyncio.get_running_loop()
        self.post = Post(server)
        self.tally = self.post.tally
        self.noticed: list[tuple[int, int]] = []
        threads: Any = InlineThreads()
        fresh = Freshness(FRESH_MINUTES)

        def clock() -> datetime:
            return START + timedelta(seconds=loop.time())

        processor = OrderedProcessor(inbox, threads, grace=grace, clock=clock)
        self.queue = InboxQueue(
            inbox,
            threads,
            self.tally,
            fresh,
            wanted=wanted,
            noticed=lambda chat_id, message_id: self.noticed.append((chat_id, message_id)),
            stopping=processor.stop,
            clock=clock,
        )
        self.replay = Replay(
            inbox, self.queue, self.post.bot, threads, self.tally, fresh, clock=clock
        )
        builder = Application.builder().bot(self.post.bot).update_queue(self.queue)
        self.application = builder.concurrent_updates(processor).build()
        self.application.add_handler(TypeHandler(Update, lambda update, context: handle(update)))

    async def come(self, *updates: dict[str, Any]) -> None:
        """Put updates into the queue, as polling and webhook do."""
        for update in updates:
            await self.queue.put(Update.de_json(update, self.post.bot))

    @asynccontextmanager
    async def open(self, *, polling: bool = False) -> AsyncIterator[None]:
        """Start in the order of the library, with the replay before polling; then stop."""
        await self.application.initialize()
        await self.replay()
        updater = self.application.updater
        assert updater is not None
        if polling:
            await updater.start_polling()
        await self.application.start()
        try:
            yield
            await asyncio.sleep(1)  # what is in the queue is begun
        finally:
            if polling:
                await updater.stop()
            await self.application.stop()
            await self.application.shutdown()
