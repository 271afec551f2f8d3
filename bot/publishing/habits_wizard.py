"""A group's quiet hours and its clock, set by /daily."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import available_timezones

from bot.model import Outgoing, Where
from bot.publishing.choices import Choices
from bot.publishing.daily_choice import HOURS, ZONE, DailyChoice
from bot.publishing.texts import PublishingTexts
from bot.publishing.wishes import Wish
from bot.quiz import Habits
from bot.state import HabitsOf

_QUIET, _NONE, _CLOCK = ("安静", "quiet"), ("无", "none"), ("时区", "zone")


@dataclass(frozen=True, slots=True)
class HabitsWizard:
    """Changes the hours in which nothing is put up, or the time zone, of one group.

    Args:
        planned: called when what is due may have changed.
    """

    choices: Choices
    habits: HabitsOf
    texts: PublishingTexts
    planned: Callable[[], None]

    @staticmethod
    def meant(wish: Wish) -> bool:
        """Whether this is about the group's habits: 安静 22:00-7:00, 安静 无, 时区 Asia/Urumqi.

        >>> HabitsWizard.meant(Wish(zone="Asia/Urumqi", rest="时区"))
        True
        """
        words = wish.rest.split()
        if words[:1] and words[0] in _CLOCK:
            return bool(wish.zone) and len(words) == 1
        if words[:1] and words[0] in _QUIET:
            return words[1:] == [] if wish.hours else len(words) == 2 and words[1] in _NONE
        return False

    @staticmethod
    def owns(step: int) -> bool:
        """Whether a button of this step is one of these."""
        return step in (HOURS, ZONE)

    async def begin(self, wish: Wish, where: Where | None) -> Outgoing:
        """Ask which group is meant, or change it at once."""
        if wish.zone:
            choice = DailyChoice(bank=_number(wish.zone), step=ZONE)
        else:
            begins, ends = wish.hours or (time(), time())
            choice = DailyChoice(bank=_minutes(begins), minute=_minutes(ends), step=HOURS)
        if where is not None:
            return await self.done(replace(choice, chat_id=where.chat_id))
        opening = self.texts.zone_group if wish.zone else self.texts.quiet_group
        groups = await self.choices.storage(self.choices.groups.open)
        return self.choices.group_page(opening, groups, choice)

    async def done(self, choice: DailyChoice) -> Outgoing:
        """Change what a button says, and say what holds now."""
        storage, texts = self.choices.storage, self.texts
        where = await self.choices.group(choice.chat_id)
        first, second = choice.bank, choice.minute
        zone = next((one for one in available_timezones() if _number(one) == first), "")
        if where is None or (choice.step == ZONE and not zone):
            return Outgoing.plain(texts.not_possible)
        now = await storage(self.choices.groups.habits_of, where.chat_id)
        if choice.step == ZONE:
            await self._keep(replace(now, timezone=zone))
            return Outgoing.plain(texts.zone_done.format(group=where.title, zone=zone))
        quiet = replace(now, quiet_from=_time(first), quiet_to=_time(second))
        await self._keep(quiet)
        told = texts.quiet_none if first == second else texts.quiet_done
        return Outgoing.plain(
            told.format(
                group=where.title,
                begins=f"{quiet.quiet_from:%H:%M}",
                ends=f"{quiet.quiet_to:%H:%M}",
                zone=now.timezone,
            )
        )

    async def _keep(self, habits: Habits) -> None:
        await self.choices.storage(self.habits.put, habits)
        self.planned()


def _number(zone: str) -> int:
    """Return a number for a time zone that stays the same when zones are added."""
    return zlib.crc32(zone.encode()) % 1_000_000_000


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes % 1440, 60))
