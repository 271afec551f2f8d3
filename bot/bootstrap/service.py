"""The bot from start to end: made ready, listening, and ended without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from telegram.ext import Application, ContextTypes, ExtBot, Updater

from bot.bootstrap.commands import Commands
from bot.bootstrap.handlers import handler_groups
from bot.bootstrap.parts import Parts
from bot.delivery import Ticket
from bot.handlers.visit_context import Data, VisitContext
from bot.inbox import Freshness, InboxQueue, OrderedProcessor, Replay
from bot.operations import (
    Faults,
    Health,
    LineWatch,
    Monitor,
    OpsChat,
    Retention,
    Round,
    Rounds,
)

_LOG = logging.getLogger(__name__)

App = Application[ExtBot[Ticket], VisitContext, Data, Data, Data, Any]


class Service:
    """Runs the bot until it is told to end by SIGTERM or SIGINT."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._fresh = Freshness(parts.settings.telegram.fresh_minutes)
        self._processor = OrderedProcessor(parts.inbox, parts.storage)
        self._queue = InboxQueue(
            parts.inbox,
            parts.storage,
            parts.metrics,
            self._fresh,
            wanted=lambda update: parts.ears.addressed(update),
            noticed=parts.courier.noticed,
            stopping=self._processor.stop,
        )

    async def run(self) -> None:
        """Answer until told to end.

        Raises:
            StartError: it cannot start; the sentence says what is missing.
            ZhiguiError: the database or the index cannot be used.
        """
        parts = self._parts
        ended = _ended()
        async with self._application() as application:
            ops = OpsChat(parts.settings.telegram.ops_chat, parts.courier, parts.texts, parts.clock)
            faults = Faults(parts.ears, parts.courier, ops, parts.metrics, parts.texts)
            application.add_error_handler(faults)
            commands = Commands(parts)
            application.add_handlers(handler_groups(parts, commands))
            replay = Replay(
                parts.inbox, self._queue, parts.bot, parts.storage, parts.metrics, self._fresh
            )
            rounds = self._rounds(ops).run()
            async with self._monitored(), _running(rounds), _running(commands.publish()):
                await application.start()
                _LOG.info("%s updates of the last run are taken up again", await replay())
                updater = _updater(application)
                await parts.connection.listen(updater, faults.while_polling)
                await ended.wait()
                await updater.stop()
                await application.stop()
                await ops.close()

    def _application(self) -> App:
        builder = (
            Application.builder()
            .bot(self._parts.bot)
            .context_types(ContextTypes(context=VisitContext))
            .update_queue(self._queue)
            .concurrent_updates(self._processor)
        )
        return builder.build()

    @contextlib.asynccontextmanager
    async def _monitored(self) -> AsyncIterator[None]:
        """Serve health and metrics meanwhile, where that is wanted."""
        parts, settings = self._parts, self._parts.settings.monitoring
        if not settings.port:
            yield
            return
        health = Health(
            parts.line, parts.database.check, parts.workshop.store.current_id, parts.storage
        )
        monitor = Monitor(health, parts.metrics)
        monitor.start(settings.listen, settings.port)
        try:
            yield
        finally:
            await monitor.stop()

    def _rounds(self, ops: OpsChat) -> Rounds:
        """What is done every so often while the bot runs."""
        parts = self._parts
        state = parts.settings.state
        keep = timedelta(days=state.keep_days)
        watch = LineWatch(parts.line, ops, parts.texts, parts.clock, ZoneInfo(state.timezone))
        rounds = [
            Round(
                "retention",
                timedelta(hours=6),
                Retention(parts.erasure, parts.storage, keep, parts.clock),
            ),
            Round("line", timedelta(seconds=30), _awaitable(watch.look)),
            Round("faults", timedelta(minutes=10), _awaitable(ops.sum_up)),
        ]
        return Rounds(rounds, ops, parts.texts, parts.clock)


def _updater(application: App) -> Updater:
    assert application.updater is not None  # noqa: S101 - only one that takes no updates has none
    return application.updater


def _awaitable(function: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    async def called() -> None:
        function()

    return called


def _ended() -> asyncio.Event:
    """Return what is set when the process is told to end."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers; there Ctrl+C ends the loop itself.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended.set)
    return ended


@contextlib.asynccontextmanager
async def _running(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
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
