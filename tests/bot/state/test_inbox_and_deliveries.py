"""Nothing that came in is lost, nothing goes out twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.state import Database, Deliveries, Inbox

NOW = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
GROUP = -1001234567890


def test_an_update_is_kept_once_and_waits_until_it_is_finished(database: Database) -> None:
    inbox = Inbox(database)

    assert inbox.add(902, '{"text": "党费\\u0000"}', NOW)
    assert inbox.add(901, "{}", NOW + HOUR)
    assert not inbox.add(902, "{}", NOW + HOUR)

    first, second = inbox.waiting()
    assert (first.update_id, second.update_id) == (901, 902)
    assert (second.payload, second.received_at) == ('{"text": "党费\\u0000"}', NOW)
    inbox.finish(901, NOW)
    assert [one.update_id for one in inbox.waiting()] == [902]
    assert not inbox.add(901, "{}", NOW)


def test_attempts_are_counted_over_restarts(database: Database) -> None:
    Inbox(database).add(1, "{}", NOW)

    assert [Inbox(database).attempt(1) for _ in range(3)] == [1, 2, 3]
    assert Inbox(database).waiting()[0].attempts == 3
    assert Inbox(database).attempt(2) == 0


def test_only_what_is_finished_is_pruned(database: Database) -> None:
    inbox = Inbox(database)
    for update_id in (1, 2, 3):
        inbox.add(update_id, "{}", NOW - HOUR)
    inbox.finish(1, NOW - HOUR)
    inbox.finish(2, NOW)

    assert inbox.prune(NOW) == 1
    assert inbox.add(1, "{}", NOW)
    assert not inbox.add(2, "{}", NOW)


def test_an_update_that_comes_on_two_ways_at_once_is_new_to_one(database: Database) -> None:
    inbox = Inbox(database)

    with ThreadPoolExecutor(8) as pool:
        fresh = list(pool.map(lambda n: inbox.add(n % 5, "{}", NOW), range(40)))

    assert fresh.count(True) == 5
    assert len(inbox.waiting()) == 5


def test_a_delivery_is_begun_once(database: Database) -> None:
    deliveries = Deliveries(database)

    begun = deliveries.begin("901:0", GROUP, 40, NOW)
    again = deliveries.begin("901:0", GROUP, 55, NOW + HOUR)

    assert (begun.fresh, begun.message_id, begun.after) == (True, None, 40)
    assert (again.fresh, again.message_id, again.after, again.begun_at) == (False, None, 40, NOW)


def test_what_was_accepted_stays_known(database: Database) -> None:
    deliveries = Deliveries(database)
    deliveries.begin("901:0", GROUP, 40, NOW)
    deliveries.done("901:0", 41)
    deliveries.forget("901:0")

    again = deliveries.begin("901:0", GROUP, 60, NOW)

    assert (again.fresh, again.message_id) == (False, 41)
    assert deliveries.get("901:0") == again
    assert deliveries.get("901:1") is None


def test_what_was_surely_not_accepted_can_be_begun_anew(database: Database) -> None:
    deliveries = Deliveries(database)
    deliveries.begin("901:0", GROUP, 40, NOW)
    deliveries.forget("901:0")

    assert deliveries.begin("901:0", GROUP, 60, NOW).fresh


def test_the_highest_message_of_a_chat_is_known(database: Database) -> None:
    deliveries = Deliveries(database)
    assert deliveries.highest(GROUP) == 0
    deliveries.begin("1:0", GROUP, 40, NOW)
    deliveries.begin("2:0", GROUP, 38, NOW)
    deliveries.begin("3:0", 11, 900, NOW)
    assert deliveries.highest(GROUP) == 40

    deliveries.done("2:0", 44)

    assert deliveries.highest(GROUP) == 44
    assert deliveries.highest(11) == 900


def test_the_last_deliveries_to_a_chat_come_first(database: Database) -> None:
    deliveries = Deliveries(database)
    for number in range(4):
        deliveries.begin(f"{number}:0", GROUP, number, NOW + number * HOUR)
    deliveries.begin("9:0", 11, 5, NOW)

    assert [one.key for one in deliveries.latest(GROUP, 2)] == ["3:0", "2:0"]


def test_of_many_that_begin_one_delivery_one_sends_it(database: Database) -> None:
    deliveries = Deliveries(database)

    with ThreadPoolExecutor(8) as pool:
        begun = list(pool.map(lambda n: deliveries.begin("901:0", GROUP, n, NOW), range(24)))

    assert sum(one.fresh for one in begun) == 1
    assert len({one.after for one in begun}) == 1


def test_old_deliveries_are_pruned(database: Database) -> None:
    deliveries = Deliveries(database)
    deliveries.begin("1:0", GROUP, 1, NOW - HOUR)
    deliveries.begin("2:0", GROUP, 2, NOW)

    assert deliveries.prune(NOW) == 1
    assert deliveries.get("1:0") is None
    assert deliveries.get("2:0") is not None
