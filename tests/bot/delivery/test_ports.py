"""The deliveries of the tests keep what those of the database keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from delivery_fakes import START, InMemoryDeliveries
from migrated import migrated

from bot.delivery.ports import Deliveries
from bot.state import Deliveries as StoredDeliveries

GROUP, OTHER, PRIVATE, PLAIN = -1001234567890, -1009876543210, 11, -4321
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["in memory", "in SQLite"])
def deliveries(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Deliveries]:
    if request.param == "in memory":
        yield InMemoryDeliveries()
        return
    database = migrated(tmp_path)
    yield StoredDeliveries(database)
    database.close()


def test_what_was_begun_is_known_until_it_is_forgotten(deliveries: Deliveries) -> None:
    assert deliveries.get("1:0") is None
    deliveries.begin("1:0", GROUP, 40, START)
    again = deliveries.begin("1:0", GROUP, 50, START + MINUTE)
    assert (again.after, again.begun_at, again.message_id) == (40, START, None)

    deliveries.forget("1:0")

    assert deliveries.get("1:0") is None


def test_what_was_sent_is_not_forgotten(deliveries: Deliveries) -> None:
    deliveries.begin("1:0", GROUP, 40, START)
    deliveries.done("1:0", 41)
    deliveries.forget("1:0")

    kept = deliveries.get("1:0")

    assert kept is not None
    assert kept.message_id == 41


def test_the_last_of_a_chat_come_first(deliveries: Deliveries) -> None:
    for number, chat in enumerate([GROUP, OTHER, GROUP, GROUP]):
        deliveries.begin(f"{number}:0", chat, number, START + number * MINUTE)

    assert [one.key for one in deliveries.latest(GROUP, 2)] == ["3:0", "2:0"]


def test_private_chats_and_plain_groups_are_numbered_together(deliveries: Deliveries) -> None:
    deliveries.begin("1:0", PRIVATE, 40, START)
    deliveries.begin("2:0", PLAIN, 60, START)
    deliveries.done("2:0", 61)
    deliveries.begin("3:0", GROUP, 900, START)
    deliveries.begin("4:0", OTHER, 5, START)
    deliveries.done("4:0", 6)

    assert [deliveries.highest(chat) for chat in (PRIVATE, 12, GROUP, OTHER)] == [61, 61, 900, 6]
    assert [deliveries.unfinished(chat) for chat in (PLAIN, GROUP, OTHER)] == [1, 1, 0]
    assert deliveries.highest(-1005555555555) == 0
