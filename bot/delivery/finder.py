"""Finding out whether a message went through of which no answer came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum, auto
from itertools import count

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.composing import changed_message
from bot.delivery.limiter import Ticket
from bot.delivery.message_ids import MessageIds
from bot.delivery.ports import Deliveries, Delivery
from bot.model import Outgoing, Where
from bot.threads import Threads

_SETTLE = 2.0  # seconds after which Telegram has done with a call that was cut
_BEYOND = 6  # so many ids in a row without a message: the chat's last one is passed
_PROBES = 24
_RECENT = 50


class Undecided(Exception):
    """It cannot be found out whether the message stands in the chat."""


class _Place(Enum):
    OURS = auto()
    TAKEN = auto()
    EMPTY = auto()


class Finder:
    """Looks for a message of ours among the ids above those that were known when it was sent.

    The bot sends to a chat one message at a time, so one that is missing can only have an id
    above all that were known then. Changing a message into exactly what it says already is
    refused as "not modified": that tells it from all others, whose change is refused because
    they are not ours, or not there. Ids of our other messages are never tried.
    """

    def __init__(
        self,
        bot: ExtBot[Ticket],
        deliveries: Deliveries,
        threads: Threads,
        ids: MessageIds,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._deliveries = deliveries
        self._threads = threads
        self._ids = ids
        self._sleep = sleep

    async def find(self, where: Where, message: Outgoing, sought: Delivery) -> int | None:
        """Return its id, or None where it is not in the chat.

        Raises:
            Undecided: it may be there or not.
        """
        # Telegram lets nobody change a message that asks for a reply.
        if not sought.after or message.ask_back:
            raise Undecided
        recent = await self._threads(self._deliveries.latest, where.chat_id, _RECENT)
        for delivery in recent:
            if delivery.message_id:
                self._ids.note(where.chat_id, delivery.message_id)
        if _clouded(sought, recent):
            raise Undecided
        await self._sleep(_SETTLE)
        return await self._search(where, message, sought.after)

    async def _search(self, where: Where, message: Outgoing, after: int) -> int | None:
        empty = tried = 0
        for message_id in count(after + 1):
            if self._ids.known(where.chat_id, message_id):
                continue
            if tried == _PROBES:
                raise Undecided
            tried += 1
            place = await self._look(where, message_id, message)
            if place is _Place.OURS:
                return message_id
            if place is _Place.TAKEN:
                self._ids.note(where.chat_id, message_id)
                empty = 0
            elif message_id > self._ids.highest(where.chat_id):
                empty += 1
            if empty == _BEYOND:
                break
        return None

    async def _look(
        self, where: Where, message_id: int, message: Outgoing, *, plain: bool = False
    ) -> _Place:
        try:
            await self._bot.edit_message_text(
                **changed_message(where, message_id, message, plain=plain)
            )
        except BadRequest as error:
            if refusals.unchanged(error):
                return _Place.OURS
            if refusals.not_there(error):
                return _Place.EMPTY
            if refusals.not_ours(error):
                return _Place.TAKEN
            if refusals.unparsable(error) and not plain:
                return await self._look(where, message_id, message, plain=True)
            raise Undecided from error
        except TelegramError as error:
            raise Undecided from error
        return _Place.OURS  # a server that does not mind being told the same


def _clouded(sought: Delivery, recent: Sequence[Delivery]) -> bool:
    """Whether another message of ours, of unknown id, may stand where we would look."""
    missing = [one for one in recent if one.message_id is None and one.key != sought.key]
    return any(
        not any(
            known.message_id is not None
            and known.begun_at > one.begun_at
            and known.message_id <= sought.after
            for known in recent
        )
        for one in missing
    )
