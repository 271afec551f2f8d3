"""What was left unfinished when the bot last stopped."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from telegram import Update
from telegram.ext import ExtBot

from bot.delivery import Counters, Event, Ticket
from bot.inbox.freshness import Freshness
from bot.inbox.ports import Inbox, Waiting
from bot.inbox.queue import InboxQueue
from bot.ports import Clock
from bot.threads import Threads

_LOG = logging.getLogger(__name__)
# High: a power cut counts like a crash, and what was in flight then did nothing wrong.
_ATTEMPTS = 10


class Replay:
    """Puts unfinished updates back into the queue, in their order, before new ones come.

    One that is too old is finished unanswered. One that was begun ten times and never
    finished is given up: it may be what brings the bot down.
    """

    def __init__(
        self,
        inbox: Inbox,
        queue: InboxQueue,
        bot: ExtBot[Ticket],
        threads: Threads,
        counters: Counters,
        fresh: Freshness,
        *,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        self._inbox = inbox
        self._queue = queue
        self._bot = bot
        self._threads = threads
        self._counters = counters
        self._fresh = fresh
        self._clock = clock

    async def __call__(self) -> int:
        """Queue what is to be done again; return how many."""
        queued = 0
        for waiting in await self._threads(self._inbox.waiting):
            update = self._read(waiting)
            if update is None:
                await self._threads(self._inbox.finish, waiting.update_id, self._clock())
            else:
                await self._queue.put_back(update)
                self._counters.count(Event.REPLAYED)
                queued += 1
        return queued

    def _read(self, waiting: Waiting) -> Update | None:
        """Return the update, or None where nothing is to be done about it."""
        if waiting.attempts >= _ATTEMPTS:
            _LOG.error("update %s given up after %s attempts", waiting.update_id, waiting.attempts)
            self._counters.count(Event.POISON)
            return None
        try:
            update = Update.de_json(json.loads(waiting.payload), self._bot)
        except Exception:
            # Whatever a reader of foreign data may raise must not keep the bot from starting.
            _LOG.exception("update %s given up, it cannot be read", waiting.update_id)
            self._counters.count(Event.POISON)
            return None
        if self._fresh(update, waiting.received_at, self._clock()):
            return update
        self._counters.count(Event.STALE)
        return None
