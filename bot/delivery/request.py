"""HTTP to Telegram: the library's, with the status of a failing server kept."""

from __future__ import annotations

from typing import Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

# In seconds. To give up reading early would leave more outcomes unknown than it saves time.
_POOL = 64
_TIMEOUTS = {"connect_timeout": 10.0, "read_timeout": 20.0, "pool_timeout": 20.0}


class ServerError(NetworkError):
    """Telegram, or a gateway before it, answered with a status of 500 or more."""

    __slots__ = ("status",)

    def __init__(self, status: int, payload: bytes = b"") -> None:
        super().__init__(f"HTTP {status}: {payload[:200]!r}")
        self.status = status

    def __reduce__(self) -> tuple[type, tuple[int]]:  # type: ignore[override]
        return self.__class__, (self.status,)


class TelegramRequest(HTTPXRequest):
    """Requests whose errors tell whether Telegram can have accepted the call.

    The library keeps no HTTP status in its exceptions, yet 500 and 504 mean different things
    for a message: see `bot.delivery.outcome`.
    """

    def __init__(self, connection_pool_size: int = _POOL, **keywords: Any) -> None:
        given = {**_TIMEOUTS, **keywords}
        super().__init__(connection_pool_size, **given)

    async def do_request(self, *args: Any, **keywords: Any) -> tuple[int, bytes]:
        """Return status and body; raises ServerError, or what the library raises."""
        status, payload = await super().do_request(*args, **keywords)
        if status >= 500 and b"retry_after" not in payload:
            raise ServerError(status, payload)
        return status, payload
