"""Posts updates to the bot's webhook, one after another, until each is taken."""

from __future__ import annotations

import asyncio
import contextlib

import aiohttp

from bot_api.update_queue import UpdateQueue

_PAUSE = 0.2  # seconds after a post that was not taken; Telegram waits longer


class WebhookPoster:
    """Takes updates out of the queue and posts them while a webhook is set."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Post from now on."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Post no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        queue = self._queue
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session:
            while True:
                async with queue.changed:
                    await queue.changed.wait_for(lambda: queue.webhook and queue.pending)
                update = queue.pending[0]
                if await self._taken(session, update):
                    await queue.confirm(update["update_id"] + 1)
                else:
                    await asyncio.sleep(_PAUSE)

    async def _taken(self, session: aiohttp.ClientSession, update: dict[str, object]) -> bool:
        secret = {"X-Telegram-Bot-Api-Secret-Token": self._queue.secret}
        headers = secret if self._queue.secret else {}
        try:
            async with session.post(self._queue.webhook, json=update, headers=headers) as answer:
                if not answer.ok:
                    reason = f"{answer.status} {answer.reason}"
                    self._queue.last_error = f"Wrong response from the webhook: {reason}"
                return answer.ok
        except (aiohttp.ClientError, TimeoutError) as error:
            self._queue.last_error = type(error).__name__
            return False
