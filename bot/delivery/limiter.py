"""Telegram's limits: a queue for each chat, so that one that must wait holds up no other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.delivery.counters import Counters, Event
from bot.delivery.outcome import Outcome, outcome_of
from bot.delivery.window import Window

Result = bool | dict[str, Any] | list[dict[str, Any]]
_REPEATABLE = ("get", "edit", "answer", "set", "stop", "sendChatAction")
_SWEEP = 60.0  # seconds between two looks for chats that have gone quiet
_LONGEST_STEP = 30.0
# A call that Telegram fails on so often may be at fault itself; it must not hold up its chat.
# One that does not even reach Telegram is tried for as long as there is patience.
_FAILURES = 8


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a caller says about a call.

    `optional` calls are left out where the chat's budget is short. `before` is awaited
    when the call's turn has come, immediately before each try.
    """

    optional: bool = False
    before: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits, each as calls in seconds; Telegram's with a little room for the network.

    `patience` is how long, in seconds, and how often a message or an edit is tried; other
    calls have `brief`.
    """

    chat: tuple[int, float] = (3, 3.0)
    group: tuple[int, float] = (20, 61.0)
    overall: tuple[int, float] = (30, 1.1)
    patience: tuple[int, float] = (150, 3600.0)
    brief: tuple[int, float] = (5, 30.0)


class Lane:
    """The calls to one chat: one after another, within its limits."""

    def __init__(self, *limits: tuple[int, float]) -> None:
        self.turn = asyncio.Lock()
        self.users = 0
        self._windows = tuple(Window(*limit) for limit in limits)
        self._paused_until = 0.0

    def wait(self, now: float) -> float:
        """Return the seconds until the next call may be made."""
        return max(self._paused_until - now, *(window.wait(now) for window in self._windows), 0.0)

    def take(self, now: float) -> None:
        """Note a call made now."""
        for window in self._windows:
            window.take(now)

    def pause(self, until: float) -> None:
        """Make no call before this time."""
        self._paused_until = max(self._paused_until, until)

    def short(self, now: float) -> bool:
        """Whether what can be left out should be."""
        waits = self.users > 0 or self._paused_until > now
        return waits or any(window.short(now) for window in self._windows)

    def idle(self, now: float) -> bool:
        """Whether nothing waits and nothing counts any more."""
        quiet = self.users == 0 and self._paused_until <= now
        return quiet and all(window.idle(now) for window in self._windows)


class ChatRateLimiter(BaseRateLimiter[Ticket]):
    """Makes calls when Telegram's limits allow, and again where they were surely not accepted.

    Messages, edits and actions of a chat go out one by one in their order; chats wait for
    each other only at the overall limit. Questions to Telegram (get…) have a limit of their own,
    so that they hold up no message; answers to buttons and inline queries are never held
    back. After "429" only that chat pauses, or the questions.

    A call that may have been accepted is made again only where twice is as good as once.

    Args:
        clock: seconds of a monotonic clock.
        sleep: waits so many seconds of that clock.
    """

    def __init__(
        self,
        counters: Counters,
        *,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._counters = counters
        self._pace = pace or Pace()
        self._clock = clock
        self._sleep = sleep
        self._overall = Lane(self._pace.overall)
        self._questions = Lane(self._pace.overall)
        self._lanes: dict[int | str, Lane] = {}
        self._swept_at = clock()

    async def initialize(self) -> None:
        """Nothing has to be prepared."""

    async def shutdown(self) -> None:
        """Nothing is held."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Ticket | None,
    ) -> Result:
        """Make the call in its turn; the contract is the library's."""
        call = partial(callback, *args, **kwargs)
        ticket = rate_limit_args or Ticket()
        chat = None if endpoint.startswith("get") else data.get("chat_id")
        if chat is None:
            return await self._persist(call, ticket, endpoint, None)
        self._sweep()
        lane = self._lane(chat)
        if ticket.optional:
            return await self._once(call, lane)
        lane.users += 1
        try:
            async with lane.turn:
                return await self._persist(call, ticket, endpoint, lane)
        finally:
            lane.users -= 1

    @property
    def chats(self) -> int:
        """How many chats are remembered."""
        return len(self._lanes)

    async def _once(self, call: Callable[[], Awaitable[Result]], lane: Lane) -> Result:
        now = self._clock()
        if lane.short(now) or self._overall.short(now):
            self._counters.count(Event.SKIPPED)
            return False
        lane.take(now)
        self._overall.take(now)
        try:
            return await call()
        except RetryAfter as error:
            lane.pause(self._clock() + _seconds(error))
            return False

    async def _persist(
        self,
        call: Callable[[], Awaitable[Result]],
        ticket: Ticket,
        endpoint: str,
        lane: Lane | None,
    ) -> Result:
        tries, patience = self._pace.patience if lane else self._pace.brief
        end = self._clock() + patience
        for tried in count(1):
            if not endpoint.startswith("answer"):
                await self._admit(lane)
            if ticket.before:
                await ticket.before()
            try:
                return await call()
            except TelegramError as error:
                wait = self._wait_after(error, tried, endpoint, lane)
                if wait is None or tried >= tries or self._clock() + wait > end:
                    raise
            await self._sleep(wait)
        raise AssertionError  # count() never ends

    def _wait_after(
        self, error: TelegramError, tried: int, endpoint: str, lane: Lane | None
    ) -> float | None:
        """Return the seconds until the call may be made again; None: never."""
        if isinstance(error, RetryAfter):
            self._counters.count(Event.FLOODED)
            wait = _seconds(error)
            (lane or self._questions).pause(self._clock() + wait)
            return wait
        outcome = outcome_of(error)
        repeatable = endpoint.startswith(_REPEATABLE) and outcome is not Outcome.DECIDED
        if not (outcome.untaken or repeatable):
            return None
        if outcome is not Outcome.UNSENT and tried >= _FAILURES:
            return None
        self._counters.count(Event.REPEATED)
        return min(0.25 * 2.0**tried, _LONGEST_STEP)

    async def _admit(self, lane: Lane | None) -> None:
        """Wait until the chat's limits and the common one allow a call, and note it."""
        while lane and (wait := lane.wait(self._clock())) > 0:
            await self._sleep(wait)
        common = self._overall if lane else self._questions
        async with common.turn:
            while (wait := common.wait(self._clock())) > 0:
                await self._sleep(wait)
            for each in (common, *([lane] if lane else [])):
                each.take(self._clock())

    def _lane(self, chat: int | str) -> Lane:
        if chat not in self._lanes:
            group = isinstance(chat, str) or chat < 0
            limits = (self._pace.chat, self._pace.group) if group else (self._pace.chat,)
            self._lanes[chat] = Lane(*limits)
        return self._lanes[chat]

    def _sweep(self) -> None:
        """Forget the chats in which nothing waits and nothing counts."""
        now = self._clock()
        if now - self._swept_at < _SWEEP:
            return
        self._swept_at = now
        self._lanes = {chat: lane for chat, lane in self._lanes.items() if not lane.idle(now)}


def _seconds(error: RetryAfter) -> float:
    """Return how long Telegram wants us to wait; its whole seconds may be cut short."""
    given = error.retry_after
    return (given if isinstance(given, int | float) else given.total_seconds()) + 0.5
