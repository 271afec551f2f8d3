"""Moments and weekdays in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.publishing.texts import PublishingTexts
from bot.timetable import shown

_ALL, _WORKING, _FREE = (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5), (6, 7)


@dataclass(frozen=True, slots=True)
class Moments:
    """Says when something is."""

    texts: PublishingTexts

    def spoken(self, at: datetime, timezone: str) -> str:
        """Return a moment by a group's clock.

        >>> at = datetime.fromisoformat("2026-11-27T11:30+00:00")
        >>> Moments(PublishingTexts()).spoken(at, "Asia/Shanghai")
        '11月27日（周五）19:30'
        """
        local = shown(at, ZoneInfo(timezone))
        return self.texts.moment.format(
            month=local.month,
            day=local.day,
            weekday=self._named(local.isoweekday()),
            time=f"{local:%H:%M}",
        )

    def weekdays(self, days: Sequence[int]) -> str:
        """Return weekdays in words.

        >>> Moments(PublishingTexts()).weekdays((1, 3, 5))
        '周一、三、五'
        """
        named = {
            _ALL: self.texts.every_day,
            _WORKING: self.texts.working_days,
            _FREE: self.texts.weekends,
        }
        chosen = tuple(sorted(days))
        listed = self.texts.weekday_gap.join(map(self._named, chosen))
        return named.get(chosen) or self.texts.weekdays.format(days=listed)

    def _named(self, weekday: int) -> str:
        return self.texts.weekday_names.split()[weekday - 1]
