"""The hours of a group in which nothing is put up by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.quiz import Habits
from bot.timetable.wall_clock import moment, second_moment, shown

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `begins` to just before `ends` each day, across midnight where it ends earlier; the
    same time twice: never."""

    begins: time
    ends: time
    zone: ZoneInfo

    @classmethod
    def of(cls, habits: Habits) -> Quiet:
        """Return a group's quiet hours."""
        return cls(habits.quiet_from, habits.quiet_to, ZoneInfo(habits.timezone))

    def covers(self, now: datetime) -> bool:
        """Whether it is quiet at this moment.

        >>> night = Quiet(time(22), time(7), ZoneInfo("Asia/Shanghai"))
        >>> night.covers(datetime.fromisoformat("2026-11-22T23:10+08:00"))
        True
        """
        at = shown(now, self.zone).time()
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def over(self, now: datetime) -> datetime:
        """Return the first moment from `now` on at which it is not quiet."""
        if not self.covers(now):
            return now
        today = shown(now, self.zone).date()
        ends = [
            at
            for days in range(-1, 4)
            for at in (
                moment(today + days * _DAY, self.ends, self.zone),
                second_moment(today + days * _DAY, self.ends, self.zone),
            )
            if at > now and not self.covers(at)
        ]
        return min(ends)

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether any of the time from `start` to `end` is quiet."""
        if self.covers(start) or self.covers(end):
            return True
        first = shown(start, self.zone).date()
        last = shown(end, self.zone).date()
        days = range((last - first).days + 1)
        return self.begins != self.ends and any(
            start <= moment(first + day * _DAY, self.begins, self.zone) <= end for day in days
        )
