"""What goes on in the background: outages told, old things deleted, a failure that ends nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from operating import NOW, OPS, TEXTS, Clock, NoticesCourier, ops_chat
from telegram import WebhookInfo
from telegram.error import NetworkError

from bot.operations import Line, LineWatch, Retention, Round, Rounds, WebhookWatch
from bot.threads import Threads
from knowledge.errors import StateError

URL = "https://bot.example.org/hook"
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Watched:
    """A line that is looked at."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.courier = NoticesCourier()
        self.ops = ops_chat(self.courier, self.clock)
        self.line = Line(self.clock)
        self.line.answered()
        self.watch = LineWatch(self.line, self.ops, TEXTS, self.clock, SHANGHAI)

    async def look(self) -> list[str]:
        self.watch.look()
        await self.ops.close()
        return self.courier.told(OPS)


async def test_a_short_interruption_is_not_worth_a_word() -> None:
    watched = Watched()
    watched.line.failed("ConnectError")
    watched.clock.pass_(minutes=4)
    assert await watched.look() == []

    watched.line.answered()

    assert await watched.look() == []


async def test_a_long_interruption_is_told_once_and_once_its_end() -> None:
    watched = Watched()
    watched.line.failed("ConnectError")
    for _ in range(10):
        watched.clock.pass_(minutes=1)
        watched.line.failed("ConnectError")
        await watched.look()
    watched.clock.pass_(minutes=1)
    watched.line.answered()
    await watched.look()

    down, up = await watched.look()
    assert "03-02 17:00" in down  # in the time of the people who read it
    assert "ConnectError" in down
    assert "11 分钟" in up


async def test_two_who_ask_for_one_bots_updates_are_named() -> None:
    watched = Watched()
    watched.line.failed("HTTP 409")
    watched.clock.pass_(minutes=5)

    assert await watched.look() == [TEXTS.ops_conflict]


@pytest.mark.parametrize(
    ("info", "up"),
    [
        ({"url": URL, "pending_update_count": 0}, True),
        ({"url": "", "pending_update_count": 0}, False),
        ({"url": URL, "pending_update_count": 3, "last_error_date": NOW}, False),
        ({"url": URL, "pending_update_count": 0, "last_error_date": NOW}, True),
        (
            {"url": URL, "pending_update_count": 3, "last_error_date": NOW - timedelta(hours=1)},
            True,
        ),
        (None, False),
    ],
)
async def test_a_webhook_is_up_while_telegram_says_so(
    info: dict[str, Any] | None, up: bool
) -> None:
    class Telegram:
        async def get_webhook_info(self) -> WebhookInfo:
            if info is None:
                raise NetworkError("cut")
            return WebhookInfo(has_custom_certificate=False, **info)

    clock = Clock()
    clock.pass_(seconds=30)
    line = Line(clock)

    await WebhookWatch(Telegram(), URL, line, clock)()

    assert line.is_up(timedelta(minutes=2)) is up
    assert (line.down_since is None) is up


def counting(done: list[str], name: str, error: Exception | None = None) -> Callable[..., Any]:
    async def run() -> None:
        done.append(name)
        if error:
            raise error

    return run


async def rounds_at(times: list[timedelta], *rounds: Round) -> list[str]:
    clock, courier = Clock(), NoticesCourier()
    ops = ops_chat(courier, clock)
    watched = Rounds(rounds, ops, TEXTS, clock)
    for time in times:
        clock.now = NOW + time
        await watched.once()
    await ops.close()
    return courier.told(OPS)


async def test_each_round_is_done_at_start_and_when_it_is_due_again() -> None:
    done: list[str] = []
    often = Round("often", timedelta(minutes=1), counting(done, "often"))
    seldom = Round("seldom", timedelta(hours=6), counting(done, "seldom"))

    await rounds_at([timedelta(minutes=n) for n in (0, 0.5, 1, 2, 360)], often, seldom)

    assert done.count("often") == 4
    assert done.count("seldom") == 2


async def test_a_failing_round_is_told_and_stops_no_other() -> None:
    done: list[str] = []
    bad = Round("bad", timedelta(minutes=1), counting(done, "bad", StateError("数据库满了。")))
    good = Round("good", timedelta(minutes=1), counting(done, "good"))

    told = await rounds_at([timedelta(0), timedelta(minutes=1)], bad, good)

    assert done == ["bad", "good", "bad", "good"]
    assert len(told) == 1
    assert "bad" in told[0]


async def test_what_is_older_than_the_setting_is_deleted() -> None:
    asked: list[tuple[datetime, datetime]] = []

    class Erasure:
        def prune(self, before: datetime, now: datetime) -> int:
            asked.append((before, now))
            return 3

    storage = Threads("test", 1)
    run: Callable[[], Awaitable[None]] = Retention(Erasure(), storage, timedelta(days=180), Clock())

    await run()

    storage.close()
    assert asked == [(datetime(2025, 9, 3, 9, 0, tzinfo=UTC), NOW)]
