"""Finding out whether a message went through of which no answer came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.limiter import Ticket
from bot.delivery.message_ids import MessageIds
from bot.delivery.parcels import Parcel
from bot.delivery.ports import Deliveries, Delivery
from bot.model import Where, numbered_alone
from bot.threads import Threads

_SETTLE = 2.0  # seconds after which Telegram has done with a call that was cut
_BEYOND = 6  # so many ids above the last known message are tried
_MOST = 32  # ids tried altogether; beyond, it stays unknown
_RECENT = 50


class Undecided(Exception):
    """It cannot be found out whether the message stands in the chat."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a message whose call went out: its id is above `after`.

    `unseen` is how long before the call no message was seen in the chat. In privacy mode
    others may have written in that time, which the bot does not get to know.
    """

    delivery: Delivery
    after: int
    unseen: timedelta = timedelta()


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

    async def find(self, where: Where, parcel: Parcel, trace: Trace) -> int | None:
        """Return its id, or None where it is not in the chat.

        Raises:
            Undecided: it may be there or not; also where so much was sent after it that the
                ids of ours are not all at hand.
        """
        if not trace.after or not parcel.recognisable:
            raise Undecided
        recent = await self._threads(self._deliveries.latest, where.chat_id, _RECENT)
        for delivery in recent:
            if delivery.message_id:
                self._ids.note(where.chat_id, delivery.message_id)
        if all(one.key != trace.delivery.key for one in recent) or _clouded(trace, recent):
            raise Undecided
        await self._sleep(_SETTLE)
        return await self._search(where, parcel, trace)

    async def _search(self, where: Where, parcel: Parcel, trace: Trace) -> int | None:
        chat_id = where.chat_id
        reach = _BEYOND + self._unseen(where, trace)
        if not numbered_alone(chat_id):
            reach += await self._threads(self._deliveries.unfinished, chat_id)
        last = max(trace.after, self._ids.highest(chat_id)) + reach
        message_id, tried = trace.after, 0
        while message_id < last:
            message_id += 1
            if self._ids.known(chat_id, message_id):
                continue
            tried += 1
            if tried > _MOST:
                raise Undecided
            place = await self._look(where, message_id, parcel)
            if place is _Place.OURS:
                return message_id
            if place is _Place.TAKEN:
                self._ids.note(chat_id, message_id)
                last = max(last, message_id + reach)
        return None

    def _unseen(self, where: Where, trace: Trace) -> int:
        """Return how many messages others may have written that the bot did not get to see."""
        if not where.kind.is_group or self._bot.bot.can_read_all_group_messages:
            return 0
        return int(trace.unseen.total_seconds())  # one a second is a busy group

    async def _look(self, where: Where, message_id: int, parcel: Parcel) -> _Place:
        try:
            await parcel.write_over(self._bot, where, message_id)
        except BadRequest as error:
            if refusals.unchanged(error):
                return _Place.OURS
            if refusals.not_there(error):
                return _Place.EMPTY
            if refusals.not_ours(error) or refusals.of_another_kind(error):
                return _Place.TAKEN
            if refusals.unparsable(error) and not parcel.plain:
                return await self._look(where, message_id, parcel.plainly())
            raise Undecided from error
        except TelegramError as error:
            raise Undecided from error
        return _Place.OURS  # a server that does not mind being told the same


def _clouded(trace: Trace, recent: Sequence[Delivery]) -> bool:
    """Whether another message of ours, of unknown id, may stand where we would look.

    It cannot where one that was sent after it stands below.
    """
    missing = [one for one in recent if one.message_id is None and one.key != trace.delivery.key]
    return any(
        not any(
            known.message_id is not None
            and known.begun_at > one.begun_at
            and known.message_id <= trace.after
            for known in recent
        )
        for one in missing
    )
