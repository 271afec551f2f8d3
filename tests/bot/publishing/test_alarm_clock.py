"""The clock: chats do not wait for each other, a failure costs one chat half a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from publishing_stage import NOON, Hand

from bot.publishing import AlarmClock
from bot.publishing.duties import Job, Outlook
from knowledge.errors import DeliveryError

SOON = timedelta(seconds=30)


@dataclass
class Chores:
    """Jobs by chat; one that was done is not due any more."""

    due: dict[int, Callable[[], Awaitable[None]]]
    again: datetime | None = None
    done: list[int] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)

    async def look(self, now: datetime) -> Outlook:
        jobs = tuple(Job(chat, partial(self._do, chat)) for chat in self.due)
        return Outlook(jobs, self.again)

    async def _do(self, chat: int) -> None:
        self.begun.append(chat)
        await self.due[chat]()
        self.done.append(chat)
        del self.due[chat]


class Broken:
    """Cannot tell what is due."""

    async def look(self, now: datetime) -> Outlook:
        raise KeyError("a fault of ours")


async def at_once() -> None:
    return None


async def refused() -> None:
    raise DeliveryError("没有发出")


async def test_a_slow_chat_holds_up_no_other_and_is_not_begun_twice() -> None:
    gate = asyncio.Event()

    async def slowly() -> None:
        await gate.wait()

    chores = Chores({1: slowly, 2: at_once})
    clock = AlarmClock([chores], Hand(), lambda error: None)

    await clock.once()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await clock.once()
    while_waiting = list(chores.done)
    gate.set()
    await clock.settle()

    assert while_waiting == [2]
    assert sorted(chores.done) == [1, 2]
    assert chores.begun.count(1) == 1


async def test_what_failed_is_tried_again_after_a_pause() -> None:
    hand, faults = Hand(), []
    chores = Chores({1: refused})
    clock = AlarmClock([chores], hand, faults.append, timedelta(hours=1))

    await clock.once()
    await clock.settle()
    again = await clock.once()
    await clock.settle()
    during = len(chores.begun)
    hand.now = again
    await clock.once()
    await clock.settle()

    assert again == NOON + SOON
    assert (during, len(chores.begun)) == (1, 2)
    assert faults == []  # it comes again; nobody need look at it


async def test_a_fault_of_one_duty_leaves_the_others_and_is_told() -> None:
    faults: list[Exception] = []
    chores = Chores({1: at_once})
    clock = AlarmClock([Broken(), chores], Hand(), faults.append)

    await clock.once()
    await clock.settle()

    assert chores.done == [1]
    assert [type(one) for one in faults] == [KeyError]


async def test_it_sleeps_until_the_next_thing_is_due() -> None:
    soon, later = NOON + timedelta(seconds=7), NOON + timedelta(seconds=20)
    clock = AlarmClock([Chores({}, later), Chores({}, soon)], Hand(), lambda error: None)

    assert await clock.once() == soon


async def test_woken_it_looks_at_once() -> None:
    chores = Chores({})
    clock = AlarmClock([chores], Hand(), lambda error: None)
    task = asyncio.create_task(clock.run())
    await asyncio.sleep(0)

    chores.due[1] = at_once
    clock.wake()
    async with asyncio.timeout(5):
        while not chores.done:
            await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])

    assert chores.done == [1]


async def test_ended_it_leaves_nothing_running() -> None:
    never = asyncio.Event()

    async def for_ever() -> None:
        await never.wait()

    chores = Chores({1: for_ever})
    clock = AlarmClock([chores], Hand(), lambda error: None)
    task = asyncio.create_task(clock.run())
    async with asyncio.timeout(5):
        while not chores.begun:
            await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])

    assert chores.done == []
    assert len(asyncio.all_tasks()) == 1


async def test_what_fails_in_a_chat_does_not_hold_up_what_else_is_due_there() -> None:
    chores, others = Chores({1: refused}), Chores({1: at_once})
    clock = AlarmClock([chores, others], Hand(), lambda error: None)

    await clock.once()
    await clock.settle()

    assert (chores.done, others.done) == ([], [1])
