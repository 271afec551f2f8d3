"""The way by which updates come in: noticed, and freed of what cannot be read."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.request import BaseRequest

from bot.operations.line import Line

_LOG = logging.getLogger(__name__)
_GET_UPDATES = "/getUpdates"


class UpdatesRequest(BaseRequest):
    """Calls for updates by another request.

    An update that the library cannot read makes it drop the whole batch, and Telegram sends
    the same batch again for a day: the bot would be deaf. Such an update is emptied here, all
    but its number, so that the others come in and it does not come again.

    Args:
        inner: makes the calls.
        line: is told whether Telegram answers.
        poisoned: called for each update that could not be read.
    """

    def __init__(self, inner: BaseRequest, line: Line, poisoned: Callable[[], None]) -> None:
        self._inner = inner
        self._line = line
        self._poisoned = poisoned

    @property
    def read_timeout(self) -> float | None:
        """Seconds; the library adds them to those of the long poll."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open the inner request."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close the inner request."""
        await self._inner.shutdown()

    async def do_request(self, url: str, *args: Any, **keywords: Any) -> tuple[int, bytes]:
        """Return status and body; raises what the inner request raises."""
        if not url.endswith(_GET_UPDATES):
            return await self._inner.do_request(url, *args, **keywords)
        try:
            status, body = await self._inner.do_request(url, *args, **keywords)
        except Exception as error:
            self._line.failed(type(error.__cause__ or error).__name__)
            raise
        if status != 200:
            self._line.failed(f"HTTP {status}")
            return status, body
        self._line.answered()
        return status, self._readable(body)

    def _readable(self, body: bytes) -> bytes:
        try:
            answer = json.loads(body)
            updates = answer["result"]
            read = [self._read(update) for update in updates]
        except (ValueError, KeyError, TypeError):
            return body  # not Telegram's; the library says so
        if read == updates:
            return body
        return json.dumps({**answer, "result": read}).encode()

    def _read(self, update: dict[str, Any]) -> dict[str, Any]:
        try:
            Update.de_json(update)
        except Exception as error:  # the library's own: any kind
            number = update["update_id"]
            # No traceback and no text: people's words stand in both.
            _LOG.critical("update %s cannot be read: %s", number, type(error).__name__)
            self._poisoned()
            return {"update_id": number}
        return update
