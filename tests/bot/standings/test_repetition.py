"""Mistakes come back soon, then later and later."""

from __future__ import annotations

import json
from datetime import timedelta

from quizzed import MONDAY

from bot.standings import Repetition

DAY = timedelta(days=1)


def test_right_answers_put_it_off_for_longer_each_time() -> None:
    repetition, now = Repetition(), MONDAY
    record, waits = repetition.begin(7, now), []
    for _ in range(5):
        record, due = repetition.answered(record, True, now)
        waits.append(due - now)
        now = due

    assert waits[0] >= DAY
    assert waits == sorted(waits)
    assert waits[-1] > 5 * waits[0]


def test_a_wrong_answer_brings_it_back_in_the_same_sitting() -> None:
    repetition = Repetition()
    known, due = repetition.answered(repetition.begin(7, MONDAY), True, MONDAY)

    forgotten, again = repetition.answered(known, False, due)

    assert again - due == timedelta(minutes=10)
    _, after = repetition.answered(forgotten, True, again)
    assert after - again >= DAY


def test_what_is_kept_is_json_and_the_same_each_time() -> None:
    repetition = Repetition()
    record = repetition.begin(7, MONDAY)

    assert json.loads(json.dumps(record)) == record == Repetition().begin(7, MONDAY)
    assert repetition.answered(record, True, MONDAY) == repetition.answered(record, True, MONDAY)


def test_nothing_is_put_off_for_more_than_a_year() -> None:
    repetition, now = Repetition(), MONDAY
    record = repetition.begin(7, now)
    for _ in range(30):
        record, due = repetition.answered(record, True, now)
        assert due - now <= 365 * DAY
        now = due
