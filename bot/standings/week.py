"""The week of a group's calendar, Monday to Sunday as ISO 8601 has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.timetable import moment, shown


@dataclass(frozen=True, slots=True)
class Week:
    """Days as a group's calendar shows them, and the moments between which they lie.

    `until` is the first moment of the next week, in UTC like `since`.
    """

    monday: date
    since: datetime
    until: datetime

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @classmethod
    def at(cls, now: datetime, zone: tzinfo, ago: int = 0) -> Week:
        """Return the week in which a moment lies, or one that was so many weeks before.

        >>> from datetime import UTC
        >>> from zoneinfo import ZoneInfo
        >>> sunday_evening = datetime(2026, 11, 22, 17, tzinfo=UTC)
        >>> Week.at(sunday_evening, ZoneInfo("Asia/Shanghai")).monday
        datetime.date(2026, 11, 23)
        """
        today = shown(now, zone).date()
        monday = today - timedelta(days=today.weekday(), weeks=ago)
        after = monday + timedelta(weeks=1)
        return cls(monday, moment(monday, time(), zone), moment(after, time(), zone))
