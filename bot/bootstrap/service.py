"""The bot from start to end: made ready, listening, and ended without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot, Updater

from bot.bootstrap.commands import Commands
from bot.bootstrap.handlers import handler_groups
from bot.bootstrap.operations import Operations, running
from bot.bootstrap.parts import Parts
from bot.bootstrap.quizzing import Quizzing
from bot.delivery import Ticket
from bot.handlers.visit_context import Data, VisitContext
from bot.inbox import Freshness, InboxQueue, OrderedProcessor, Replay
from bot.operations import recognise

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
        self._operations = Operations(parts, self._waiting)

    async def run(self) -> None:
        """Answer until told to end.

        Raises:
            StartError: it cannot start; the sentence says what is missing.
            ZhiguiError: the database or the index cannot be used.
        """
        parts, operations = self._parts, self._operations
        ended = _ended()
        await operations.prepare()
        async with self._application() as application:
            await parts.storage(recognise, parts.facts, parts.bot.id)
            commands = Commands(parts)
            application.add_error_handler(operations.faults)
            quizzing = Quizzing(parts, operations.failed)
            application.add_handlers(handler_groups(parts, commands, quizzing))
            replay = Replay(
                parts.inbox, self._queue, parts.bot, parts.storage, parts.metrics, self._fresh
            )
            beside = operations.beside(quizzing.training.rounds(), quizzing.training.warm_up)
            async with beside, running(commands.publish()), quizzing.running():
                await application.start()
                try:
                    _LOG.info("%s updates of the last run are taken up again", await replay())
                    updater = _updater(application)
                    await parts.connection.listen(updater, operations.faults.while_polling)
                    await ended.wait()
                    await updater.stop()
                finally:
                    await application.stop()

    def _waiting(self) -> int:
        return self._queue.qsize() + self._processor.current_concurrent_updates

    def _application(self) -> App:
        builder = (
            Application.builder()
            .bot(self._parts.bot)
            .context_types(ContextTypes(context=VisitContext))
            .update_queue(self._queue)
            .concurrent_updates(self._processor)
        )
        return builder.build()


def _updater(application: App) -> Updater:
    assert application.updater is not None  # noqa: S101 - only one that takes no updates has none
    return application.updater


def _ended() -> asyncio.Event:
    """Return what is set when the process is told to end."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers; there Ctrl+C ends the loop itself.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended.set)
    return ended
