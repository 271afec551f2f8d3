"""What runs beside the bot and looks after it, put together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.bootstrap.parts import Parts
from bot.operations import (
    Faults,
    GroupCheck,
    Health,
    HomeCheck,
    LineWatch,
    Monitor,
    OpsChat,
    Retention,
    Round,
    Rounds,
    SelfCheck,
    TelegramCheck,
    WebhookWatch,
    kind_of,
)

_LOG = logging.getLogger(__name__)


class Operations:
    """Builds what keeps the bot alive.

    Args:
        waiting: how many updates wait or are worked on.
    """

    def __init__(self, parts: Parts, waiting: Callable[[], int] = lambda: 0) -> None:
        self._parts = parts
        parts.connection.when_unreadable(lambda: self.faults.unreadable())
        parts.metrics.watch("zhigui_inbox_waiting", "Updates that wait or are worked on.", waiting)

    async def check(self) -> bool:
        """Look whether the bot could start, and say so; return whether it could."""
        try:
            return await self._self_check.everything()
        finally:
            await self._parts.bot.shutdown()

    async def prepare(self) -> None:
        """Meet Telegram and print what was found; raises StartError."""
        parts = self._parts
        if parts.connection.by_webhook:
            parts.connection.check_webhook()
        await parts.connection.meet(parts.bot)
        code = await parts.storage(parts.claim.offer)
        await self._self_check.before_start(code)

    @contextlib.asynccontextmanager
    async def beside(
        self, further: Sequence[Round], warm_up: Callable[[], Awaitable[None]]
    ) -> AsyncIterator[None]:
        """Look after the bot meanwhile; notices under way are given a moment at the end.

        Args:
            further: what else is done every so often.
            warm_up: is called once, when the first questions are answered fast.
        """
        rounds, warming = self._rounds(further), self._warm_up(warm_up)
        async with self._monitored(), running(rounds.run()), running(warming):
            yield
            await self._ops_chat.close()

    def failed(self, error: Exception) -> None:
        """Tell that something that runs by the clock failed."""
        kind = kind_of(error)
        self._ops_chat.fault(kind, self._parts.texts.ops_round.format(kind=kind))

    @cached_property
    def faults(self) -> Faults:
        parts = self._parts
        return Faults(parts.ears, parts.courier, self._ops_chat, parts.metrics, parts.texts)

    @cached_property
    def _ops_chat(self) -> OpsChat:
        parts = self._parts
        chat = parts.settings.telegram.ops_chat
        return OpsChat(chat, parts.courier, parts.bot, parts.texts, parts.clock)

    @cached_property
    def _self_check(self) -> SelfCheck:
        parts = self._parts
        telegram = parts.settings.telegram
        return SelfCheck(
            parts.bot,
            parts.connection,
            TelegramCheck(parts.bot, parts.connection, telegram),
            GroupCheck(parts.bot, parts.gate.allowed_groups, parts.chats, parts.storage),
            HomeCheck(
                parts.workshop,
                parts.database,
                parts.gate.has_admin,
                parts.people,
                telegram.contact,
                parts.storage,
                parts.retrieval,
            ),
        )

    def _rounds(self, further: Sequence[Round]) -> Rounds:
        parts = self._parts
        telegram, state = parts.settings.telegram, parts.settings.state
        keep = timedelta(days=state.keep_days)
        zone = ZoneInfo(state.timezone)
        watch = LineWatch(parts.line, self._ops_chat, parts.texts, parts.clock, zone)

        async def look() -> None:
            watch.look()
            self._ops_chat.sum_up()

        retention = Retention(parts.erasure, parts.storage, keep, parts.clock)
        rounds = [Round("line", timedelta(seconds=30), look)]
        rounds.append(Round("retention", timedelta(hours=6), retention))
        rounds += further
        if parts.connection.by_webhook:
            webhook = WebhookWatch(parts.bot, telegram.webhook_url, parts.line, parts.clock)
            rounds.insert(0, Round("webhook", timedelta(minutes=1), webhook))
        return Rounds(rounds, self._ops_chat, parts.texts, parts.clock)

    async def _warm_up(self, further: Callable[[], Awaitable[None]]) -> None:
        """Load the model while the first messages come in."""
        if await self._self_check.model():
            await further()

    @contextlib.asynccontextmanager
    async def _monitored(self) -> AsyncIterator[None]:
        """Serve health and metrics meanwhile, where that is wanted."""
        parts, settings = self._parts, self._parts.settings.monitoring
        if not settings.port:
            yield
            return
        parts.metrics.watch(
            "zhigui_questions_open", "Questions that wait or are worked on.", parts.desk.open
        )
        health = Health(
            parts.line, parts.database.check, parts.workshop.store.current_id, parts.storage
        )
        monitor = Monitor(health, parts.metrics)
        monitor.start(settings.listen, settings.port)
        try:
            yield
        finally:
            await monitor.stop()


@contextlib.asynccontextmanager
async def running(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let something run beside the block, and end it with the block; a failure is logged."""
    task = asyncio.create_task(work)
    task.add_done_callback(_log_failure)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait((task,))


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _LOG.error("%s failed", task.get_coro(), exc_info=error)
