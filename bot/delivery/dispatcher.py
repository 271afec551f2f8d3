"""Sends messages: each key at most once, and exactly once where that can be known."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from telegram import Message
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.counters import Counters, Event
from bot.delivery.failures import Failures
from bot.delivery.finder import Finder, Trace, Undecided
from bot.delivery.limiter import Ticket
from bot.delivery.message_ids import MessageIds
from bot.delivery.outcome import Outcome, outcome_of
from bot.delivery.parcels import Parcel
from bot.delivery.ports import Chats, Deliveries
from bot.model import ChatKind, Where
from bot.ports import Clock
from bot.threads import Threads
from knowledge.errors import StateError

_LOG = logging.getLogger(__name__)
_CUTS = 12  # so often is a message sent again after cut connections


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that stands in a chat; `message` is None where Telegram did not show it now:
    it was sent before, or found."""

    where: Where
    message_id: int
    message: Message | None = None


class Dispatcher:
    """Sends parcels, one at a time to each chat.

    A delivery is written down immediately before its call goes out, with the highest message
    id known in the chat, and again with its own id. Where no answer came (a cut connection,
    a kill in between), the message is first looked for above that id; only where it is not
    there it is sent again, and after a timeout it is not even then: it may still arrive.
    """

    def __init__(
        self,
        bot: ExtBot[Ticket],
        deliveries: Deliveries,
        chats: Chats,
        threads: Threads,
        counters: Counters,
        failures: Failures,
        *,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._deliveries = deliveries
        self._chats = chats
        self._threads = threads
        self._counters = counters
        self._failures = failures
        self._clock = clock
        self._ids = MessageIds(clock)
        self._finder = Finder(bot, deliveries, threads, self._ids, sleep=sleep)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def noticed(self, chat_id: int, message_id: int) -> None:
        """Remember an id that was seen in a chat: none of ours that is missing has it."""
        self._ids.note(chat_id, message_id)

    async def send(
        self, where: Where, parcel: Parcel, *, key: str, reply_to: int | None = None
    ) -> Delivered:
        """Send a parcel; a key that was delivered already sends nothing.

        Raises:
            ChatClosed, DeliveryUnknown, other DeliveryErrors.
        """
        turn = self._turns.setdefault(where.chat_id, asyncio.Lock())
        async with turn:
            if reply_to:
                self._ids.note(where.chat_id, reply_to)
            if not self._ids.complete(where.chat_id):
                known = await self._threads(self._deliveries.highest, where.chat_id)
                self._ids.completed(where.chat_id, known)
            begun = await self._threads(self._deliveries.get, key)
            if begun is not None:
                if begun.message_id is not None:
                    return Delivered(where, begun.message_id)
                found = await self._find(where, parcel, Trace(begun, begun.after))
                if found is not None:
                    return found
                self._counters.count(Event.ABSENT)
            try:
                return await self._send(where, parcel, key, reply_to)
            except ChatMigrated as moved:
                new = moved.new_chat_id
        await self._threads(self._deliveries.forget, key)
        await self._threads(self._chats.migrate, where.chat_id, new)
        moved_to = replace(where, chat_id=new, kind=ChatKind.SUPERGROUP)
        # The question has another id there.
        return await self.send(moved_to, parcel, key=key)

    async def _send(
        self, where: Where, parcel: Parcel, key: str, reply_to: int | None
    ) -> Delivered:
        trace: Trace | None = None

        async def begin() -> None:
            nonlocal trace
            trace = await self._begin(where.chat_id, key, trace)

        cuts = 0
        while True:
            try:
                sent = await parcel.send(self._bot, where, reply_to, Ticket(before=begin))
            except ChatMigrated:
                raise
            except TelegramError as error:
                if refusals.unparsable(error) and not parcel.plain:
                    self._failures.unparsable(error)
                    parcel = parcel.plainly()
                    continue
                outcome = outcome_of(error)
                if trace is None or outcome is Outcome.DECIDED or outcome.untaken:
                    await self._threads(self._deliveries.forget, key)
                    raise await self._failures.refused(where, error) from error
                found = await self._find(where, parcel, trace)
                if found is not None:
                    return found
                if outcome is Outcome.LATE:
                    raise self._failures.unknown(error) from error
                self._counters.count(Event.ABSENT)
                cuts += 1
                if cuts > _CUTS:
                    await self._threads(self._deliveries.forget, key)
                    raise await self._failures.refused(where, error) from error
                continue
            await self._note(where, key, sent.message_id)
            return Delivered(where, sent.message_id, sent)

    async def _begin(self, chat_id: int, key: str, tried: Trace | None) -> Trace:
        """Note that a call goes out now; where it was `tried` before, it was not accepted, and
        its message would stand above all that is known by now."""
        if tried is not None:
            await self._threads(self._deliveries.forget, key)
        highest = self._ids.highest(chat_id)
        begin = self._deliveries.begin
        delivery = await self._threads(begin, key, chat_id, highest, self._clock())
        unseen = self._ids.age(chat_id, self._clock())
        return Trace(delivery, max(highest, delivery.after), unseen)

    async def _find(self, where: Where, parcel: Parcel, trace: Trace) -> Delivered | None:
        """Look for a message that may have been accepted; raises DeliveryUnknown."""
        self._counters.count(Event.UNKNOWN)
        try:
            found = await self._finder.find(where, parcel, trace)
        except Undecided as undecided:
            raise self._failures.unknown(undecided.__cause__) from undecided
        if found is None:
            return None
        self._counters.count(Event.FOUND)
        await self._note(where, trace.delivery.key, found)
        return Delivered(where, found)

    async def _note(self, where: Where, key: str, message_id: int) -> None:
        self._counters.count(Event.SENT)
        self._ids.note(where.chat_id, message_id)
        try:
            await self._threads(self._deliveries.done, key, message_id)
        except StateError:
            # It stands in the chat, whatever becomes of our notes: found again at a replay.
            _LOG.exception("message %s was sent but not noted as sent", message_id)
