"""The chat of the people who run the bot: what they are told, and how often."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from dataclasses import dataclass

from bot.model import ChatKind, Outgoing, Where
from bot.operations.ports import Says
from bot.ports import Clock, Delivers
from bot.texts import Texts
from knowledge.errors import StateError, ZhiguiError

_LOG = logging.getLogger(__name__)
_MOST = 30  # notices under way at a time; more would be a flood of their own


@dataclass(slots=True)
class _Told:
    hour: str
    held_back: int = 0


class OpsChat:
    """Tells faults and outages; of one kind once an hour, with a count of what was held back.

    Nothing here waits for Telegram or raises: who meets a fault goes on at once. The hour
    stands in the delivery's key, so that a restart repeats nothing.

    Args:
        chat_id: 0 where there is no such chat.
        bot: says it where the courier cannot, for want of the database: that is the one
            thing to be heard then.
        clock: gives the moment.
    """

    def __init__(
        self,
        chat_id: int,
        courier: Delivers,
        bot: Says,
        texts: Texts,
        clock: Clock,
    ) -> None:
        kind = ChatKind.PRIVATE if chat_id > 0 else ChatKind.SUPERGROUP
        self._where = Where(chat_id, kind) if chat_id else None
        self._courier = courier
        self._bot = bot
        self._texts = texts
        self._clock = clock
        self._told: dict[str, _Told] = {}
        self._sending: set[asyncio.Task[None]] = set()

    def fault(self, kind: str, sentence: str) -> None:
        """Tell of a fault, unless its kind was told in this hour.

        Args:
            kind: what is counted together, e.g. the error's type and place.
            sentence: plain text.
        """
        self.sum_up()
        told = self._told.get(kind)
        if told is not None:
            told.held_back += 1
            return
        self._told[kind] = _Told(self._hour())
        self.tell(kind, sentence)

    def sum_up(self) -> None:
        """Tell how many faults were held back in hours that are over; called now and then."""
        hour = self._hour()
        for kind in [kind for kind, told in self._told.items() if told.hour != hour]:
            told = self._told.pop(kind)
            if told.held_back:
                again = self._texts.ops_again.format(kind=kind, count=told.held_back)
                self.tell(f"{kind} {told.hour}", again)

    def tell(self, topic: str, sentence: str) -> None:
        """Tell a sentence, at most once an hour for a topic."""
        if self._where is None:
            return
        if len(self._sending) >= _MOST:
            _LOG.error("too many notices under way, left out: %s", sentence)
            return
        digest = hashlib.sha256(topic.encode()).hexdigest()[:24]
        sending = self._send(self._where, f"ops:{digest}:{self._hour()}", sentence)
        task = asyncio.create_task(sending)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def close(self, seconds: float = 5.0) -> None:
        """Give what is under way a moment, then leave it."""
        if self._sending:
            _, late = await asyncio.wait(self._sending, timeout=seconds)
            for task in late:
                task.cancel()

    async def _send(self, where: Where, key: str, sentence: str) -> None:
        try:
            try:
                await self._courier.send(where, Outgoing.plain(sentence), key=key)
            except StateError:
                await self._bot.send_message(where.chat_id, sentence)
        except ZhiguiError as error:
            _LOG.error("the ops chat cannot be told: %s %s", error, error.detail)
        except Exception:
            _LOG.exception("the ops chat cannot be told")

    def _hour(self) -> str:
        return self._clock().strftime("%Y%m%d%H")
