"""The clock of everything that is put up by itself: sleeps until the next thing is due."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.ports import Clock
from bot.publishing.duties import Duty, Job
from knowledge.errors import ZhiguiError

_LOG = logging.getLogger(__name__)
_LONGEST = timedelta(seconds=30)  # whatever may have changed behind our back is seen by then
_PAUSE = timedelta(seconds=30)  # of a chat in which something failed


class AlarmClock:
    """Looks what is due, does it, and sleeps until more is.

    Chats do not wait for each other; where something failed it is tried again after a pause.
    What is due is worked out anew each time from what is stored: the clock itself remembers
    nothing that a restart could lose.

    Args:
        failed: is told what nobody expected.
        longest: how long it sleeps at most.
    """

    def __init__(
        self,
        duties: Sequence[Duty],
        clock: Clock,
        failed: Callable[[Exception], None],
        longest: timedelta = _LONGEST,
    ) -> None:
        self._duties = duties
        self._clock = clock
        self._failed = failed
        self._longest = longest
        self._awake = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._paused: dict[int, datetime] = {}

    def wake(self) -> None:
        """Look at once: something was planned."""
        self._awake.set()

    async def run(self) -> None:
        """Go on until cancelled; what is being sent then is found at the next start."""
        try:
            while True:
                self._awake.clear()
                again = await self.once()
                seconds = max(0.0, (again - self._clock()).total_seconds())
                # Not wait_for: before Python 3.12 it may swallow a cancellation.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await self._awake.wait()
        finally:
            await self.settle(cancel=True)

    async def once(self) -> datetime:
        """Begin what is due and return when to look again."""
        now = self._clock()
        again = now + self._longest
        due: dict[int, list[Job]] = {}
        for duty in self._duties:
            try:
                outlook = await duty.look(now)
            except Exception as error:
                self._tell(error)
                continue
            if outlook.again is not None:
                again = min(again, outlook.again)
            for job in outlook.jobs:
                due.setdefault(job.chat_id, []).append(job)
        for chat_id, jobs in due.items():
            pause = self._paused.get(chat_id, now)
            if pause > now:
                again = min(again, pause)
            elif chat_id not in self._busy:
                self._busy[chat_id] = asyncio.create_task(self._work(chat_id, jobs))
        return again

    async def settle(self, *, cancel: bool = False) -> None:
        """Wait for what is being done, or cancel it."""
        tasks = list(self._busy.values())
        for task in tasks if cancel else ():
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _work(self, chat_id: int, jobs: Sequence[Job]) -> None:
        self._paused.pop(chat_id, None)
        try:
            for job in jobs:
                try:
                    await job.run()
                except Exception as error:  # what comes after it does not suffer for it
                    self._paused[chat_id] = self._clock() + _PAUSE
                    self._tell(error)
        finally:
            del self._busy[chat_id]
            self._awake.set()

    def _tell(self, error: Exception) -> None:
        """What Telegram or the database refuse comes again; anything else is a fault of ours."""
        if isinstance(error, ZhiguiError):
            _LOG.warning("not put up yet: %s %s", error, error.detail)
        else:
            _LOG.error("publishing failed", exc_info=error)
            self._failed(error)
