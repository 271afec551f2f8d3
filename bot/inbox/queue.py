"""The queue between Telegram and the handlers: what enters it is kept first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import Update
from telegram.error import TelegramError

from bot.delivery import Counters, Event
from bot.inbox.freshness import Freshness
from bot.inbox.ports import Inbox
from bot.ports import Clock
from bot.threads import Threads
from knowledge.errors import StateError

_LOG = logging.getLogger(__name__)


class NotKept(TelegramError):
    """An update could not be kept, so it is not confirmed and Telegram sends it again.

    One of the library's errors, since any other would end its polling for good.
    """


class InboxQueue(asyncio.Queue[object]):
    """Keeps each update before it is queued.

    Polling and webhook both wait for `put` before they confirm what they got: an update is
    confirmed when it is in the database, and a crash at any moment loses none. What is known
    already, too old, or not meant for the bot is dropped; talk among others is not kept.

    Args:
        wanted: whether an update is meant for the bot.
        noticed: is told the chat and id of each message of somebody's that passes.
        stopping: called once, when no more updates will come.
    """

    def __init__(
        self,
        inbox: Inbox,
        threads: Threads,
        counters: Counters,
        fresh: Freshness,
        *,
        wanted: Callable[[Update], bool],
        noticed: Callable[[int, int], None],
        stopping: Callable[[], None],
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._inbox = inbox
        self._threads = threads
        self._counters = counters
        self._fresh = fresh
        self._wanted = wanted
        self._noticed = noticed
        self._stopping = stopping
        self._clock = clock
        self._doubtful: set[int] = set()

    async def put(self, item: object) -> None:
        """Keep an update and queue it; raises NotKept. Anything else is the library's sign to
        stop: it goes past all that waits, which stays in the inbox for the next start."""
        if not isinstance(item, Update):
            self._stopping()
            while not self.empty():
                self.get_nowait()
                self.task_done()
            await super().put(item)
        elif await self._keep(item):
            await super().put(item)

    async def put_back(self, update: Update) -> None:
        """Queue an update that is kept already."""
        self._notice(update)
        await super().put(update)

    async def _keep(self, update: Update) -> bool:
        self._notice(update)
        if not self._is_wanted(update):
            return False
        now = self._clock()
        if not self._fresh(update, now, now):
            # More than a few of these: the machine's clock is wrong.
            _LOG.warning("update %s is too old to be answered", update.update_id)
            self._counters.count(Event.STALE)
            return False
        try:
            new = await self._threads(self._inbox.add, update.update_id, update.to_json(), now)
        except StateError as error:
            # It may be kept all the same: the database's word was lost on its way.
            self._doubtful.add(update.update_id)
            raise NotKept(f"update {update.update_id} cannot be kept: {error.detail}") from error
        if not new and update.update_id in self._doubtful:
            new = True
        self._doubtful.discard(update.update_id)
        if not new:
            self._counters.count(Event.DUPLICATE)
        return new

    def _is_wanted(self, update: Update) -> bool:
        try:
            return self._wanted(update)
        except Exception:
            # Here it would end the library's polling for good; the handlers meet it again,
            # where it is told like any other fault.
            _LOG.exception("whether update %s is meant for us cannot be told", update.update_id)
            return True

    def _notice(self, update: Update) -> None:
        message = update.effective_message
        while message is not None:
            # One of ours may be the very one that is missing: somebody presses its button
            # while it is looked for among the ids that are not known.
            if message.from_user is None or not message.from_user.is_bot:
                self._noticed(message.chat.id, message.message_id)
            message = message.reply_to_message
