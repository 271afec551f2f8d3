"""How many questions a minute are taken from one person and in one group."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from bot.model import Person, Where
from knowledge.settings import LimitSettings

_MINUTE = 60.0
_MANY = 10_000  # persons and groups that are remembered before the silent ones are dropped


@dataclass(frozen=True, slots=True)
class Pace:
    """Whole seconds until one more question is taken, 0 for now; `tell` is True for the
    first refusal of a minute, so that a flood is not answered by a flood."""

    seconds: int = 0
    tell: bool = False


@dataclass(slots=True)
class _Window:
    """When questions were taken in the last minute, and when a refusal was told last."""

    taken: deque[float] = field(default_factory=deque)
    told: float | None = None

    def wait(self, most: int, now: float) -> float:
        """Return the seconds until fewer than `most` are left."""
        while self.taken and self.taken[0] <= now - _MINUTE:
            self.taken.popleft()
        return self.taken[-most] + _MINUTE - now if len(self.taken) >= most else 0.0

    def tell(self, now: float) -> bool:
        """Return whether a refusal is to be told now."""
        due = self.told is None or self.told <= now - _MINUTE
        if due:
            self.told = now
        return due

    def silent(self, now: float) -> bool:
        """Whether nothing of the last minute is left."""
        return not self.wait(1, now) and (self.told is None or self.told <= now - _MINUTE)


class Limits:
    """Sliding windows of a minute, in memory; to be used on the event loop only.

    Args:
        clock: seconds that never run backwards (`time.monotonic`).
    """

    def __init__(self, settings: LimitSettings, clock: Callable[[], float]) -> None:
        self._settings = settings
        self._clock = clock
        self._windows: dict[int, _Window] = {}

    def admit(self, where: Where, person: Person | None) -> Pace:
        """Count a question, or say how long to wait; a refused one does not count.

        An anonymous admin, who is nobody in particular, is bounded by the group alone.
        """
        now = self._clock()
        bounds: dict[int, int] = {}  # ids of persons are above 0, those of groups below
        if person is not None:
            bounds[person.id] = self._settings.user_per_minute
        if where.kind.is_group:
            bounds[where.chat_id] = self._settings.group_per_minute
        if len(self._windows) > _MANY:
            kept = self._windows.items()
            self._windows = {key: window for key, window in kept if not window.silent(now)}
        windows = {key: self._windows.setdefault(key, _Window()) for key in bounds}
        waits = {key: windows[key].wait(most, now) for key, most in bounds.items()}
        longest = max(waits, key=waits.__getitem__, default=None)
        if longest is not None and waits[longest] > 0:
            # Sums of moments may end a hair above the minute.
            seconds = min(ceil(waits[longest]), int(_MINUTE))
            return Pace(seconds, windows[longest].tell(now))
        for window in windows.values():
            window.taken.append(now)
        return Pace()
