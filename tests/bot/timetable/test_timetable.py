"""When what is due: zones that jump, weekdays, quiet hours across midnight, days missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.quiz import Contest, ContestStatus, Post, Schedule
from bot.timetable import Quiet, contests, daily, moment, shown
from knowledge.quiz import Difficulty, ItemType, QuizItem

SHANGHAI = "Asia/Shanghai"
# Berlin jumps at night, Santiago at midnight, Lord Howe by half an hour, Apia left a day out.
ZONES = (SHANGHAI, "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia")
NEVER = Quiet(time(), time(), ZoneInfo(SHANGHAI))

zones = st.sampled_from(ZONES).map(ZoneInfo)
times = st.times(min_value=time(), max_value=time(23, 59)).map(
    lambda one: one.replace(second=0, microsecond=0)
)
days = st.dates(date(2011, 1, 1), date(2027, 12, 31))
moments = st.datetimes(datetime(2011, 1, 2), datetime(2027, 12, 30), timezones=st.just(UTC)).map(
    lambda one: one.replace(microsecond=0)
)
quiets = st.builds(Quiet, times, times, zones)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@st.composite
def _schedules(draw: st.DrawFn) -> Schedule:
    weekdays = draw(st.sets(st.integers(1, 7), min_size=1))
    zone = draw(st.sampled_from(ZONES))
    return schedule(draw(times), zone, tuple(sorted(weekdays)))


def schedule(
    when: time, zone: str = SHANGHAI, weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
) -> Schedule:
    return Schedule(12, -1001, None, 1, when, zone, weekdays, 5)


@given(days, times, zones)
def test_a_clock_is_read_at_the_first_moment_that_shows_it(
    day: date, when: time, zone: ZoneInfo
) -> None:
    first = moment(day, when, zone)
    wanted = datetime.combine(day, when)

    assert shown(first, zone) >= wanted
    assert shown(first - timedelta(seconds=1), zone) < wanted


@pytest.mark.parametrize(
    ("day", "when", "zone", "expected"),
    [
        ("2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T03:00+02:00"),
        ("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T02:30+02:00"),
        ("2026-09-06", "00:00", "America/Santiago", "2026-09-06T01:00-03:00"),
        ("2011-12-30", "08:00", "Pacific/Apia", "2011-12-31T00:00+14:00"),
    ],
)
def test_what_is_passed_over_or_comes_twice(day: str, when: str, zone: str, expected: str) -> None:
    found = moment(date.fromisoformat(day), time.fromisoformat(when), ZoneInfo(zone))

    assert found == at(expected)


@given(quiets, moments)
def test_quiet_is_over_at_the_first_moment_that_is_not(quiet: Quiet, now: datetime) -> None:
    over = quiet.over(now)

    assert not quiet.covers(over)
    assert over - now < timedelta(days=3)
    if over > now:
        assert quiet.covers(now)
        assert quiet.covers(over - timedelta(seconds=1))


@given(quiets, moments, st.integers(0, 60 * 24))
def test_quiet_touches_what_it_covers_a_minute_of(
    quiet: Quiet, start: datetime, minutes: int
) -> None:
    assume(quiet.begins != quiet.ends)
    start = start.replace(second=0)
    covered = any(quiet.covers(start + timedelta(minutes=one)) for one in range(minutes + 1))

    assert quiet.touches(start, start + timedelta(minutes=minutes)) == covered


@given(_schedules(), quiets, moments)
def test_the_next_item_is_due_when_it_is_said_and_not_before(
    planned: Schedule, quiet: Quiet, now: datetime
) -> None:
    following = daily.next_due(planned, quiet, now)
    if following is None:
        return

    day = daily.due_day(planned, quiet, following)
    assert following > now
    assert day is not None
    assert day == shown(following, ZoneInfo(planned.timezone)).date()
    assert day.isoweekday() in planned.weekdays
    assert shown(following, ZoneInfo(planned.timezone)).time() >= planned.at
    assert daily.due_day(planned, quiet, following - timedelta(seconds=1)) != day


@given(_schedules(), moments)
def test_without_quiet_hours_every_week_has_its_days(planned: Schedule, now: datetime) -> None:
    assume(planned.timezone != "Pacific/Apia")
    seen = set()
    for _ in planned.weekdays:
        found = daily.next_due(planned, NEVER, now)
        assert found is not None
        now = found
        seen.add(daily.due_day(planned, NEVER, now))

    assert {day.isoweekday() for day in seen if day} == set(planned.weekdays)


def test_a_day_that_was_missed_is_made_up_for_on_the_same_day_only() -> None:
    morning = schedule(time(8, 30))

    assert daily.due_day(morning, NEVER, at("2026-11-22T08:29+08:00")) is None
    assert daily.due_day(morning, NEVER, at("2026-11-22T08:30+08:00")) == date(2026, 11, 22)
    assert daily.due_day(morning, NEVER, at("2026-11-22T23:59+08:00")) == date(2026, 11, 22)
    assert daily.due_day(morning, NEVER, at("2026-11-23T00:00+08:00")) is None


def test_what_was_missed_is_not_made_up_for_at_night() -> None:
    night = Quiet(time(22), time(7), ZoneInfo(SHANGHAI))
    noon, early = schedule(time(12)), schedule(time(6))

    assert daily.due_day(noon, night, at("2026-11-22T22:30+08:00")) is None
    assert daily.next_due(early, night, at("2026-11-22T05:00+08:00")) == at(
        "2026-11-22T07:00+08:00"
    )
    assert daily.next_due(schedule(time(23)), night, at("2026-11-22T05:00+08:00")) is None


def test_only_on_its_weekdays() -> None:
    working = schedule(time(8), weekdays=(1, 2, 3, 4, 5))

    assert daily.next_due(working, NEVER, at("2026-11-20T09:00+08:00")) == at(
        "2026-11-23T08:00+08:00"
    )


def contest(items: int = 3) -> Contest:
    start = at("2026-11-27T19:30+08:00")
    numbers = tuple(range(1, items + 1))
    status = ContestStatus.PLANNED
    return Contest(3, -1001, None, 1, "党章", start, 40, 30, numbers, status, 5)


def post(number: int, planned: datetime, sent: datetime | None = None) -> Post:
    kind = ItemType.CARD
    item = QuizItem("x", kind, "题", (), (), "答", "", Difficulty.EASY, "", None)
    closing = sent + timedelta(seconds=30) if sent else None
    return Post(
        number,
        "t",
        f"c3:{number}",
        -1001,
        None,
        1,
        item,
        planned,
        contest_id=3,
        sent_at=sent,
        closes_at=closing,
    )


def test_items_follow_each_other_at_the_interval() -> None:
    planned = contest()
    start = planned.starts_at

    first = contests.next_turn(planned, [])
    second = contests.next_turn(planned, [post(0, start, start)])

    assert first == contests.Turn(0, start)
    assert second == contests.Turn(1, start + timedelta(seconds=40))
    assert contests.next_turn(planned, [post(2, start, start)]) is None


def test_a_contest_that_was_held_up_takes_longer_and_skips_nothing() -> None:
    planned = contest()
    start = planned.starts_at
    late = start + timedelta(minutes=10)

    following = contests.next_turn(planned, [post(1, late, late), post(0, start, start)])

    assert following == contests.Turn(2, late + timedelta(seconds=40))


def test_it_ends_when_its_last_poll_closes() -> None:
    planned = contest()
    start = planned.starts_at

    assert contests.closes(planned, [post(0, start, start)]) == start + timedelta(seconds=30)
    assert contests.closes(planned, []) == start


def test_what_makes_a_post_the_only_one() -> None:
    assert daily.occasion(schedule(time(8)), date(2026, 11, 22)) == "d12:2026-11-22"
    assert contests.occasion(contest(), 17) == "c3:17"
