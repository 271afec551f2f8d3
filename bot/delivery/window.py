"""A limit of so many calls in so many seconds."""

from __future__ import annotations

from collections import deque


class Window:
    """At most `calls` in any stretch of `seconds`; times are those of a monotonic clock."""

    def __init__(self, calls: int, seconds: float) -> None:
        self._calls = calls
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=calls)

    def wait(self, now: float) -> float:
        """Return the seconds until the next call fits; 0 where it fits now."""
        if len(self._taken) < self._calls:
            return 0.0
        return max(0.0, self._taken[0] + self._seconds - now)

    def take(self, now: float) -> None:
        """Note a call made now."""
        self._taken.append(now)

    def short(self, now: float) -> bool:
        """Whether a third of the calls is used up: the rest is for what cannot be left out."""
        used = sum(1 for at in self._taken if at + self._seconds > now)
        return used * 3 >= self._calls

    def idle(self, now: float) -> bool:
        """Whether no call counts any more."""
        return not self._taken or self._taken[-1] + self._seconds <= now
