"""What a failed call means: was it surely not accepted, or may it have been?"""

from __future__ import annotations

from enum import Enum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.request import ServerError


class Outcome(Enum):
    """What is known about a call that raised."""

    DECIDED = "Telegram answered, and will answer the same again"
    UNSENT = "it has not reached Telegram"
    FAILED = "Telegram has failed on it: surely not accepted"
    CUT = "it may have been accepted; nothing more happens to it"
    LATE = "it may have been accepted, or may still be"

    @property
    def untaken(self) -> bool:
        """Whether it was surely not accepted, and may be made again."""
        return self in (Outcome.UNSENT, Outcome.FAILED)


_DECIDED = (BadRequest, ChatMigrated, Conflict, EndPointNotFound, Forbidden, InvalidToken)
# No byte of the request has reached the server, or it was not let through by the proxy.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
# 500 is Telegram's own refusal, 503 a gateway that has no server to ask.
_FAILED = frozenset({500, 503})
_BAD_GATEWAY = 502  # the server behind it refused the connection, or cut it


def outcome_of(error: TelegramError) -> Outcome:
    """Return what is known of a call that raised this.

    A write that fails is no proof that nothing arrived: httpcore goes on to read, and what it
    raises then counts as cut.
    """
    if isinstance(error, _DECIDED):
        return Outcome.DECIDED
    if isinstance(error.__cause__, _NOT_SENT):
        return Outcome.UNSENT
    if isinstance(error, RetryAfter):
        return Outcome.FAILED
    if isinstance(error, ServerError):
        if error.status in _FAILED:
            return Outcome.FAILED
        return Outcome.CUT if error.status == _BAD_GATEWAY else Outcome.LATE
    return Outcome.LATE if isinstance(error, TimedOut) else Outcome.CUT
