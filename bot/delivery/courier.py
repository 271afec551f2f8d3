"""Delivers messages: each key at most once, and exactly once where that can be known."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from telegram.constants import CallbackQueryLimit, ChatAction
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.composing import changed_message, new_message
from bot.delivery.counters import Counters, Event
from bot.delivery.finder import Finder, Trace, Undecided
from bot.delivery.limiter import Ticket
from bot.delivery.message_ids import MessageIds
from bot.delivery.outcome import Outcome, outcome_of
from bot.delivery.ports import Chats, Deliveries
from bot.model import ChatKind, Outgoing, Where
from bot.ports import Clock
from bot.texts import CHAT_CLOSED, DELIVERY_UNKNOWN, MESSAGE_GONE, NOT_DELIVERED
from bot.threads import Threads
from knowledge.errors import (
    ChatClosed,
    DeliveryError,
    DeliveryUnknown,
    MessageGone,
    StateError,
)

_LOG = logging.getLogger(__name__)
_CUTS = 12  # so often is a message sent again after cut connections


class Courier:
    """Sends and changes messages for the rest of the bot.

    A delivery is written down immediately before its call goes out, with the highest message
    id known in the chat, and again with its own id. Where no answer came (a cut connection,
    a kill in between), the message is first looked for above that id; only where it is not
    there it is sent again, and after a timeout it is not even then: it may still arrive.

    Raises, from all methods that send: ChatClosed, DeliveryUnknown, other DeliveryErrors.
    """

    def __init__(
        self,
        bot: ExtBot[Ticket],
        deliveries: Deliveries,
        chats: Chats,
        threads: Threads,
        counters: Counters,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._deliveries = deliveries
        self._chats = chats
        self._threads = threads
        self._counters = counters
        self._clock = clock
        self._ids = MessageIds(clock)
        self._finder = Finder(bot, deliveries, threads, self._ids, sleep=sleep)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def noticed(self, chat_id: int, message_id: int) -> None:
        """Remember an id that was seen in a chat: none of ours that is missing has it."""
        self._ids.note(chat_id, message_id)

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        """Send a message and return its id; a key that was delivered already sends nothing."""
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
                    return begun.message_id
                found = await self._find(where, message, Trace(begun, begun.after))
                if found is not None:
                    return found
                self._counters.count(Event.ABSENT)
            try:
                return await self._send(where, message, key, reply_to)
            except ChatMigrated as moved:
                new = moved.new_chat_id
        await self._threads(self._deliveries.forget, key)
        await self._threads(self._chats.migrate, where.chat_id, new)
        moved_to = replace(where, chat_id=new, kind=ChatKind.SUPERGROUP)
        # The question has another id there.
        return await self.send(moved_to, message, key=key)

    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None:
        """Change a message of ours; what reads so already stays.

        Raises:
            MessageGone: it is deleted, or may no longer be changed.
        """
        plain = False
        while True:
            try:
                await self._bot.edit_message_text(
                    **changed_message(where, message_id, message, plain=plain)
                )
            except TelegramError as error:
                if refusals.unchanged(error):
                    return
                if refusals.not_there(error) or refusals.not_ours(error):
                    raise MessageGone(MESSAGE_GONE, detail=repr(error)) from error
                if not refusals.unparsable(error) or plain:
                    raise await self._refused(where, error) from error
                plain = self._fall_back(error)
            else:
                self._counters.count(Event.EDITED)
                return

    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        """Answer the press of a button; one that is too old, or unreachable, is let be."""
        shown = text[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH]
        try:
            await self._bot.answer_callback_query(
                callback_id, text=shown or None, show_alert=alert, url=url or None
            )
        except TelegramError as error:
            _LOG.info("a button's press was not acknowledged: %r", error)

    async def typing(self, where: Where) -> None:
        """Show "typing" once, where the chat's budget has room for it."""
        try:
            await self._bot.send_chat_action(
                where.chat_id,
                ChatAction.TYPING,
                message_thread_id=where.topic_id,
                rate_limit_args=Ticket(optional=True),
            )
        except TelegramError as error:
            _LOG.info("no typing action: %r", error)

    async def _send(self, where: Where, message: Outgoing, key: str, reply_to: int | None) -> int:
        plain = False
        trace: Trace | None = None

        async def begin() -> None:
            nonlocal trace
            trace = await self._begin(where.chat_id, key, trace)

        cuts = 0
        while True:
            try:
                sent = await self._bot.send_message(
                    **new_message(where, message, reply_to, plain=plain),
                    rate_limit_args=Ticket(before=begin),
                )
            except ChatMigrated:
                raise
            except TelegramError as error:
                if refusals.unparsable(error) and not plain:
                    plain = self._fall_back(error)
                    continue
                outcome = outcome_of(error)
                if trace is None or outcome is Outcome.DECIDED or outcome.untaken:
                    await self._threads(self._deliveries.forget, key)
                    raise await self._refused(where, error) from error
                found = await self._find(where, message, trace)
                if found is not None:
                    return found
                if outcome is Outcome.LATE:
                    raise self._given_up(error) from error
                self._counters.count(Event.ABSENT)
                cuts += 1
                if cuts > _CUTS:
                    await self._threads(self._deliveries.forget, key)
                    raise await self._refused(where, error) from error
                continue
            return await self._note(where, key, sent.message_id)

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

    async def _find(self, where: Where, message: Outgoing, trace: Trace) -> int | None:
        """Look for a message that may have been accepted; raises DeliveryUnknown."""
        self._counters.count(Event.UNKNOWN)
        try:
            found = await self._finder.find(where, message, trace)
        except Undecided as undecided:
            raise self._given_up(undecided.__cause__) from undecided
        if found is None:
            return None
        self._counters.count(Event.FOUND)
        return await self._note(where, trace.delivery.key, found)

    async def _note(self, where: Where, key: str, message_id: int) -> int:
        self._counters.count(Event.SENT)
        self._ids.note(where.chat_id, message_id)
        try:
            await self._threads(self._deliveries.done, key, message_id)
        except StateError:
            # It stands in the chat, whatever becomes of our notes: found again at a replay.
            _LOG.exception("message %s was sent but not noted as sent", message_id)
        return message_id

    def _fall_back(self, error: TelegramError) -> bool:
        _LOG.error("Telegram cannot read our HTML, the plain text is sent: %r", error)
        self._counters.count(Event.PLAIN)
        return True

    def _given_up(self, cause: BaseException | None) -> DeliveryUnknown:
        self._counters.count(Event.GIVEN_UP)
        return DeliveryUnknown(DELIVERY_UNKNOWN, detail=repr(cause))

    async def _refused(self, where: Where, error: TelegramError) -> DeliveryError:
        self._counters.count(Event.UNDELIVERED)
        if not refusals.closed(error):
            return DeliveryError(NOT_DELIVERED, detail=repr(error))
        status = refusals.status_told_by(error)
        if status and where.kind.is_group:
            await self._threads(self._chats.set_status, where.chat_id, status)
        return ChatClosed(CHAT_CLOSED, detail=repr(error))
