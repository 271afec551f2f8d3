"""Whether updates come: what the line to Telegram has been like lately."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Clock


class Line:
    """Remembers when Telegram last answered, and since when it does not.

    Told of every call for updates; with a webhook, of what Telegram says about it.

    Args:
        clock: gives the moment.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.answered_at: datetime | None = None
        self.down_since: datetime | None = None
        self.failures = 0
        self.last_error = ""
        """The kind of the last failure, e.g. ConnectError; empty while all is well."""

    def answered(self) -> None:
        """Telegram answered."""
        self.answered_at = self._clock()
        self.down_since = None
        self.failures = 0
        self.last_error = ""

    def failed(self, error: str) -> None:
        """A call failed, in this way."""
        if self.down_since is None:
            self.down_since = self._clock()
        self.failures += 1
        self.last_error = error

    def is_up(self, patience: timedelta) -> bool:
        """Whether Telegram answered within this time: updates came, or could have come."""
        return self.answered_at is not None and self._clock() - self.answered_at <= patience
