"""A week begins and ends when the group's clocks say so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.standings.week import Week

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def test_the_groups_monday_begins_before_that_of_others() -> None:
    sunday = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # half past midnight in Shanghai

    assert Week.at(sunday, SHANGHAI).monday == date(2026, 11, 23)
    assert Week.at(sunday, BERLIN).monday == date(2026, 11, 16)


def test_a_week_in_which_clocks_are_put_back_is_an_hour_longer() -> None:
    week = Week.at(datetime(2026, 10, 22, tzinfo=UTC), BERLIN)

    assert (week.monday, week.sunday) == (date(2026, 10, 19), date(2026, 10, 25))
    assert week.until - week.since == timedelta(days=7, hours=1)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.integers(0, 30))
def test_weeks_follow_each_other_without_a_gap(at: datetime, ago: int) -> None:
    now = at.replace(tzinfo=UTC)
    this, before = Week.at(now, BERLIN, ago), Week.at(now, BERLIN, ago + 1)

    assert before.until == this.since
    assert this.monday.isoweekday() == 1
    assert ago or this.since <= now < this.until
