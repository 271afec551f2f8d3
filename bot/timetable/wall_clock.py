"""What clocks on walls show, as moments: zones put them forward and back."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, tzinfo


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """Return, in UTC, when a clock of this zone first reads this time or later, on this day.

    A time that the clock passes over (it is put forward) is the moment of the jump; of a
    time that comes twice the first is meant. Where a zone leaves out the whole day, the moment
    is on the next.

    >>> from zoneinfo import ZoneInfo
    >>> moment(date(2026, 11, 22), time(8, 30), ZoneInfo("Asia/Shanghai")).isoformat()
    '2026-11-22T00:30:00+00:00'
    >>> moment(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T01:00:00+00:00'
    """
    wanted = datetime.combine(day, at)
    after = _as_if(wanted, 0, zone)
    if shown(after, zone) == wanted:
        return after
    # Of a time that does not exist, one reading lies before the jump and one behind it.
    before = second_moment(day, at, zone)
    seconds = range(int(before.timestamp()), int(after.timestamp()) + 1)
    jump = bisect_left(seconds, wanted, key=lambda one: shown(_utc(one), zone))
    return _utc(seconds[jump])


def second_moment(day: date, at: time, zone: tzinfo) -> datetime:
    """Return when a time that comes twice comes again; one that comes once, when it comes."""
    return _as_if(datetime.combine(day, at), 1, zone)


def shown(now: datetime, zone: tzinfo) -> datetime:
    """Return what a calendar and a clock of this zone show, without the zone."""
    return now.astimezone(zone).replace(tzinfo=None, fold=0)


def _as_if(wanted: datetime, fold: int, zone: tzinfo) -> datetime:
    return wanted.replace(fold=fold, tzinfo=zone).astimezone(UTC)


def _utc(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
