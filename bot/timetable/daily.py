"""每日一题: on whose day's behalf an item is due, and when the next day's will be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.quiz import Schedule
from bot.timetable.quiet import Quiet
from bot.timetable.wall_clock import moment, shown

# A zone may leave out one day of a week, a schedule have one day a week.
_LOOK_AHEAD = 15


def due_day(schedule: Schedule, quiet: Quiet, now: datetime) -> date | None:
    """Return the day whose item is due now; None where none is.

    It is due from its time on until the day ends, but never in the quiet hours: what was
    missed while nothing ran is made up for on the same day only.
    """
    zone = ZoneInfo(schedule.timezone)
    today = shown(now, zone).date()
    opens = moment(today, schedule.at, zone)
    if today.isoweekday() not in schedule.weekdays or now < opens or quiet.covers(now):
        return None
    # Whoever sets it up in the evening means tomorrow's.
    return None if schedule.created_at and opens < schedule.created_at else today


def next_due(schedule: Schedule, quiet: Quiet, after: datetime) -> datetime | None:
    """Return the first moment after `after` from which an item is due; None where there is
    none, since all of it falls into the quiet hours."""
    zone = ZoneInfo(schedule.timezone)
    today = shown(after, zone).date()
    for days in range(_LOOK_AHEAD):
        day = today + timedelta(days=days)
        opens = quiet.over(max(moment(day, schedule.at, zone), after))
        if opens > after and due_day(schedule, quiet, opens) == day:
            return opens
    return None


def occasion(schedule: Schedule, day: date) -> str:
    """Return what makes an item of this day the only one (`d12:2026-11-22`)."""
    return f"d{schedule.id}:{day.isoformat()}"
