"""What trainers are told in their private chat about what could not be put up."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from bot.model import Outgoing, Where
from bot.ports import Delivers
from bot.publishing.groups import Groups
from bot.publishing.texts import PublishingTexts
from bot.quiz import Contest, Post, Schedule
from bot.rendering import one_line
from bot.threads import Threads
from knowledge.errors import DeliveryError

_LOG = logging.getLogger(__name__)
_STEM = 200  # units


@dataclass(frozen=True, slots=True)
class Trainers:
    """Tells a trainer each thing once; one who cannot be told is let be."""

    courier: Delivers
    groups: Groups
    texts: PublishingTexts
    storage: Threads

    async def skipped(self, user_id: int, post: Post) -> None:
        """An item was not put up."""
        await self._tell_of(post, user_id, self.texts.skipped, "skipped")

    async def refused(self, user_id: int, post: Post) -> None:
        """Telegram does not take an item."""
        await self._tell_of(post, user_id, self.texts.refused, "refused")

    async def too_late(self, user_id: int, post: Post) -> None:
        """An item was not sent on its day."""
        await self._tell_of(post, user_id, self.texts.too_late, "late")

    async def group_shut(self, user_id: int, chat_id: int, now: datetime) -> None:
        """A group cannot be reached; told once a day."""
        told = self.texts.group_shut.format(group=await self.name(chat_id))
        await self._tell(user_id, told, f"quiz:shut:{chat_id}:{user_id}:{now:%Y%m%d}")

    async def ran_out(self, schedule: Schedule, bank: str, now: datetime) -> None:
        """All items of a schedule's bank were put up there; told once a week."""
        group = await self.name(schedule.chat_id)
        told = self.texts.daily_ran_out.format(group=group, bank=bank)
        await self._tell(schedule.created_by, told, f"quiz:d{schedule.id}:again:{now:%G%V}")

    async def nothing(self, schedule: Schedule, bank: str, occasion: str) -> None:
        """There is no item for a day."""
        group = await self.name(schedule.chat_id)
        told = self.texts.daily_nothing.format(group=group, bank=bank)
        await self._tell(schedule.created_by, told, f"quiz:{occasion}:nothing")

    async def missed(self, contest: Contest) -> None:
        """A contest did not begin, or not come to its end."""
        told = self.texts.missed.format(title=contest.title)
        await self._tell(contest.created_by, told, f"quiz:c{contest.id}:missed")

    async def name(self, chat_id: int) -> str:
        """Return what a group is called."""
        where = await self.storage(self.groups.where, chat_id)
        return where.title if where and where.title else str(chat_id)

    async def _tell_of(self, post: Post, user_id: int, form: str, what: str) -> None:
        told = form.format(group=await self.name(post.chat_id), stem=await self._stem(post))
        await self._tell(user_id, told, f"quiz:{post.occasion}:{what}")

    async def _stem(self, post: Post) -> str:
        """Return how an item begins, to who may not be among those who may see it."""
        everybody = await self.storage(self.groups.visible, post.item, frozenset())
        return one_line(post.item.stem, _STEM) if everybody else self.texts.hidden_stem

    async def _tell(self, user_id: int, text: str, key: str) -> None:
        if not user_id:  # that person was forgotten
            return
        try:
            await self.courier.send(Where(user_id), Outgoing.plain(text), key=key)
        except DeliveryError as error:
            _LOG.info("trainer %s was not told: %s", user_id, error)
