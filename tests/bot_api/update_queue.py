"""Updates that wait for the bot until it confirms them, as Telegram keeps them."""

from __future__ import annotations

import asyncio
from typing import Any

from bot_api.errors import ApiError

Json = dict[str, Any]

# Sent only to those who ask for them by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class UpdateQueue:
    """The updates that are not confirmed yet, in order.

    Attributes:
        allowed: the kinds that were asked for last; None: all but those on request.
        webhook: the url that updates are posted to; empty: they are fetched.
    """

    def __init__(self) -> None:
        self.allowed: frozenset[str] | None = None
        self.webhook = ""
        self.secret = ""
        self.last_error = ""
        self.changed = asyncio.Condition()
        self._waiting: list[Json] = []
        self._next = 500_000_001
        self._poll = 0

    @property
    def pending(self) -> tuple[Json, ...]:
        """What is not confirmed yet."""
        return tuple(self._waiting)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds are wanted; None leaves what was said before."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are kept for the bot."""
        return kind not in _ON_REQUEST if self.allowed is None else kind in self.allowed

    async def put(self, kind: str, content: Json) -> int:
        """Keep an update and return its id; 0 where its kind is not wanted."""
        if not self.wants(kind):
            return 0
        update_id = self._next
        self._next += 1
        self._waiting.append({"update_id": update_id, kind: content})
        await self._notify()
        return update_id

    async def repeat(self, update: Json) -> None:
        """Offer an update once more, as Telegram may."""
        self._waiting.append(update)
        await self._notify()

    async def confirm(self, offset: int) -> None:
        """Forget what lies before the offset; a negative one keeps that many of the last."""
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [one for one in self._waiting if one["update_id"] >= offset]
        await self._notify()

    async def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting = []
        await self._notify()

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Return what waits, at once or when something comes within `timeout` seconds.

        Raises:
            ApiError: a webhook is set, or another call asks at the same time.
        """
        if self.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self._poll += 1
        mine = self._poll
        await self.confirm(offset)
        async with self.changed:
            try:
                async with asyncio.timeout(timeout):
                    await self.changed.wait_for(lambda: self._waiting or self._poll != mine)
            except TimeoutError:
                return []
        if self._poll != mine:
            raise ApiError(409, CONFLICT)
        return self._waiting[: max(1, min(limit, 100))]

    async def _notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()
