"""Which groups a person is in: Telegram is asked, and its word is kept for some minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.ports import Clock
from bot.state import Memberships
from bot.threads import Threads

KEPT = timedelta(minutes=10)
_AT_ONCE = 8  # questions to Telegram that one person may cause at the same time


class MembershipSource(Protocol):
    """Telegram's word on who is in a group."""

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        """Return it; None where it could not be learned."""


@dataclass(frozen=True, slots=True)
class MembershipChecker:
    """Asks about a person in groups, unless the answer is known and fresh."""

    source: MembershipSource
    memberships: Memberships
    threads: Threads
    clock: Clock

    async def groups_of(self, user_id: int, among: Collection[int]) -> frozenset[int]:
        """Return those of the groups that a person is in.

        Where Telegram gives no answer it is a no, and is asked again next time.
        """
        known = await self._known(user_id) if among else {}
        groups = tuple(among)
        inside = await self._ask(user_id, groups, known)
        return frozenset(group for group, member in zip(groups, inside, strict=True) if member)

    async def in_any(self, user_id: int, among: Collection[int]) -> bool:
        """Whether a person is in one of the groups; Telegram is asked until it says yes."""
        known = await self._known(user_id) if among else {}
        if any(known.get(group) for group in among):
            return True
        unknown = [group for group in among if group not in known]
        for first in range(0, len(unknown), _AT_ONCE):
            if any(await self._ask(user_id, unknown[first : first + _AT_ONCE], known)):
                return True
        return False

    async def _known(self, user_id: int) -> Mapping[int, bool]:
        since = self.clock() - KEPT
        kept = await self.threads(self.memberships.of, user_id)
        return {one.chat_id: one.member for one in kept if one.checked_at > since}

    async def _ask(
        self, user_id: int, groups: Sequence[int], known: Mapping[int, bool]
    ) -> Sequence[bool]:
        turns = asyncio.Semaphore(_AT_ONCE)

        async def ask(chat_id: int) -> bool:
            if chat_id in known:
                return known[chat_id]
            async with turns:
                member = await self.source.is_member(chat_id, user_id)
            if member is not None:
                now = self.clock()
                await self.threads(self.memberships.put, chat_id, user_id, member, now)
            return bool(member)

        return await asyncio.gather(*map(ask, groups))
