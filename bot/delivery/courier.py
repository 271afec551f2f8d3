"""Delivers messages, polls and files, and changes what was delivered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from telegram import Message, Poll
from telegram.constants import CallbackQueryLimit, ChatAction
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.composing import keyboard
from bot.delivery.counters import Counters, Event
from bot.delivery.dispatcher import Delivered, Dispatcher
from bot.delivery.failures import Failures
from bot.delivery.limiter import Ticket
from bot.delivery.parcels import Ballot, Letter, Packet, Parcel
from bot.delivery.ports import Chats, Deliveries
from bot.model import Outgoing, Quiz, Rows, SentPoll, Where
from bot.ports import Clock
from bot.threads import Threads

_LOG = logging.getLogger(__name__)


class Courier:
    """Sends and changes messages for the rest of the bot.

    What is sent has a key, and each key stands in its chat at most once, whatever happens to
    calls and to the process; exactly once where that can be known (`Dispatcher`).

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
        self._counters = counters
        self._failures = Failures(chats, threads, counters)
        self._dispatcher = Dispatcher(
            bot, deliveries, chats, threads, counters, self._failures, clock=clock, sleep=sleep
        )

    def noticed(self, chat_id: int, message_id: int) -> None:
        """Remember an id that was seen in a chat: none of ours that is missing has it."""
        self._dispatcher.noticed(chat_id, message_id)

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        """Send a message and return its id; a key that was delivered already sends nothing."""
        letter = Letter(message)
        sent = await self._dispatcher.send(where, letter, key=key, reply_to=reply_to)
        return sent.message_id

    async def send_file(
        self, where: Where, name: str, data: bytes, caption: str = "", *, key: str
    ) -> int:
        """Send a document, likewise. It is recognised by its caption: without one, a file whose
        sending was not answered is DeliveryUnknown."""
        packet = Packet(name, data, caption)
        return (await self._dispatcher.send(where, packet, key=key)).message_id

    async def send_poll(self, where: Where, quiz: Quiz, *, key: str) -> SentPoll:
        """Send a quiz poll, likewise; it is recognised by its buttons."""
        sent = await self._dispatcher.send(where, Ballot(quiz), key=key)
        poll = sent.message.poll if sent.message else await self._look_at_poll(sent, quiz.rows)
        if poll is None:
            raise self._failures.unknown(None)
        return SentPoll(sent.message_id, poll.id)

    async def stop_poll(self, where: Where, message_id: int, rows: Rows = ()) -> None:
        """Close a poll of ours and leave these buttons under it; a closed one stays as it is.

        Raises:
            MessageGone: it is deleted.
        """
        try:
            await self._bot.stop_poll(where.chat_id, message_id, reply_markup=keyboard(rows))
        except TelegramError as error:
            if not refusals.closed_already(error):
                raise await self._failures.unchangeable(where, error) from error

    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None:
        """Change a message of ours; what reads so already stays.

        Raises:
            MessageGone: it is deleted, or may no longer be changed.
        """
        letter: Parcel = Letter(message)
        while True:
            try:
                await letter.write_over(self._bot, where, message_id)
            except TelegramError as error:
                if refusals.unchanged(error):
                    return
                if not refusals.unparsable(error) or letter.plain:
                    raise await self._failures.unchangeable(where, error) from error
                self._failures.unparsable(error)
                letter = letter.plainly()
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

    async def _look_at_poll(self, sent: Delivered, rows: Rows) -> Poll | None:
        """Return a poll of ours as it stands; None where Telegram does not show it.

        Telegram shows a message only when it is changed: the buttons go and come back. Twice,
        since a call that is made again after a cut connection may be told "not modified".
        """
        for there in ((), rows) * 2:
            try:
                shown = await self._bot.edit_message_reply_markup(
                    sent.where.chat_id, sent.message_id, reply_markup=keyboard(there)
                )
            except TelegramError as error:
                if not refusals.unchanged(error):
                    raise await self._failures.unchangeable(sent.where, error) from error
                continue
            if there == rows and isinstance(shown, Message):
                return shown.poll
        return None
