"""HTTP to Telegram: the library's, with the status of a failing server kept."""

from __future__ import annotations

from typing import Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

_POOL = 64
_CONNECT = 10.0
_READ = 20.0  # a cut after a few seconds would leave more outcomes unknown than it saves time
_POOL_WAIT = 20.0


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

    def __init__(self, *, read_timeout: float = _READ, **keywords: Any) -> None:
        given = {
            "connection_pool_size": _POOL,
            "connect_timeout": _CONNECT,
            "pool_timeout": _POOL_WAIT,
            **keywords,
        }
        super().__init__(read_timeout=read_timeout, **given)

    async def do_request(self, *args: Any, **keywords: Any) -> tuple[int, bytes]:
        """Return status and body; raises ServerError, or what the library raises."""
        status, payload = await super().do_request(*args, **keywords)
        if status >= 500 and b"retry_after" not in payload:
            raise ServerError(status, payload)
        return status, payload
