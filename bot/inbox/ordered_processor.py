"""Updates of one person in one place one after another, all others side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any
from weakref import WeakValueDictionary

from telegram import Message, Update
from telegram.ext import BaseUpdateProcessor

from bot.inbox.ports import Inbox
from bot.ports import Clock
from bot.threads import Threads
from knowledge.errors import StateError

_LOG = logging.getLogger(__name__)
_GRACE = 20.0
# Those that wait for their turn count too, so that nobody's hundred messages hold up others;
# how much is answered at a time is for the desk to bound.
_AT_ONCE = 4_096

Place = tuple[int | None, int | None, int | None]


class OrderedProcessor(BaseUpdateProcessor):
    """Works on updates and notes them as finished when the handlers are through.

    A handler that failed is through as well: the asker has been told. After `stop` nothing
    new is begun, what is being answered has `grace` seconds to end, and whatever did not end
    stays unfinished for the next start.
    """

    def __init__(
        self,
        inbox: Inbox,
        threads: Threads,
        *,
        grace: float = _GRACE,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(_AT_ONCE)
        self._inbox = inbox
        self._threads = threads
        self._grace = grace
        self._clock = clock
        self._turns: WeakValueDictionary[Place, asyncio.Lock] = WeakValueDictionary()
        self._running: set[asyncio.Task[Any]] = set()
        self._stopped = False

    async def initialize(self) -> None:
        """Nothing has to be prepared."""

    async def shutdown(self) -> None:
        """Nothing is held."""

    def stop(self) -> None:
        """Begin nothing more; call in the running loop."""
        self._stopped = True
        asyncio.get_running_loop().call_later(self._grace, self._cancel)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers when it is the update's turn."""
        turn = self._turns.setdefault(_place(update), asyncio.Lock())
        async with turn:
            if self._stopped:
                if isinstance(coroutine, Coroutine):
                    coroutine.close()
                return
            await self._process(update, coroutine)

    async def _process(self, update: object, coroutine: Awaitable[Any]) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine always runs in one
        self._running.add(task)
        try:
            if isinstance(update, Update):
                await self._note(self._inbox.attempt, update.update_id)
            await coroutine
        finally:
            self._running.discard(task)
        if isinstance(update, Update):
            await self._note(self._inbox.finish, update.update_id, self._clock())

    async def _note(self, method: Callable[..., object], *args: object) -> None:
        """What cannot be noted is done again after a restart, where deliveries are known."""
        try:
            await self._threads(method, *args)
        except StateError:
            _LOG.exception("the inbox cannot be written")

    def _cancel(self) -> None:
        for task in self._running:
            task.cancel()


def _place(update: object) -> Place:
    """Return chat, topic and person; whoever writes without a person, writes as a chat."""
    if not isinstance(update, Update):
        return None, None, None
    message = update.effective_message
    topic = message.message_thread_id if message and message.is_topic_message else None
    chat, person = update.effective_chat, update.effective_user
    speaks_as = message.sender_chat if isinstance(message, Message) else None
    if update.callback_query is None and speaks_as is not None:
        return chat.id if chat else None, topic, speaks_as.id
    return chat.id if chat else None, topic, person.id if person else None
