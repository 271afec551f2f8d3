"""Telegram's refusals -> our errors, and what they tell of a chat is noted."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.delivery import refusals
from bot.delivery.counters import Counters, Event
from bot.delivery.ports import Chats
from bot.model import Where
from bot.texts import CHAT_CLOSED, DELIVERY_UNKNOWN, MESSAGE_GONE, NOT_DELIVERED
from bot.threads import Threads
from knowledge.errors import ChatClosed, DeliveryError, DeliveryUnknown, MessageGone

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failures:
    """Says what it means that a call has failed for good."""

    chats: Chats
    threads: Threads
    counters: Counters

    async def refused(self, where: Where, error: TelegramError) -> DeliveryError:
        """Return the error of a message that was not accepted."""
        self.counters.count(Event.UNDELIVERED)
        if not refusals.closed(error):
            return DeliveryError(NOT_DELIVERED, detail=repr(error))
        status = refusals.status_told_by(error)
        if status and where.kind.is_group:
            await self.threads(self.chats.set_status, where.chat_id, status)
        return ChatClosed(CHAT_CLOSED, detail=repr(error))

    async def unchangeable(self, where: Where, error: TelegramError) -> DeliveryError:
        """Return the error of a message of ours that could not be changed."""
        if refusals.not_there(error) or refusals.not_ours(error):
            return MessageGone(MESSAGE_GONE, detail=repr(error))
        return await self.refused(where, error)

    def unparsable(self, error: TelegramError) -> None:
        """Note that the plain text is sent in place of our HTML."""
        _LOG.error("Telegram cannot read our HTML, the plain text is sent: %r", error)
        self.counters.count(Event.PLAIN)

    def unknown(self, cause: BaseException | None) -> DeliveryUnknown:
        """Return the error of a message that may have been accepted."""
        self.counters.count(Event.GIVEN_UP)
        return DeliveryUnknown(DELIVERY_UNKNOWN, detail=repr(cause))
