"""How many questions a minute are taken from one person and in one group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from bot.model import Person, Where
from knowledge.settings import LimitSettings

_MINUTE = 60.0
_MOMENT = 0.001  # what rounding may leave nothing of
_HOUR = 3600.0  # so long questions are remembered, for those that come late
_MANY = 10_000  # persons and groups that are remembered before the silent ones are dropped


@dataclass(frozen=True, slots=True)
class Pace:
    """Whole seconds until one more question is taken, 0 for now; `tell` is True for the
    first refusal of a minute, so that a flood is not answered by a flood."""

    seconds: int = 0
    tell: bool = False


@dataclass(slots=True)
class _Window:
    """When the questions that were taken were written, and when a refusal was told last."""

    taken: list[float] = field(default_factory=list)
    told: float | None = None

    def wait(self, most: int, at: float) -> float:
        """Return how many seconds a question came too soon to be one of `most` a minute."""
        first = bisect_right(self.taken, at - _MINUTE)
        behind = bisect_left(self.taken, at + _MINUTE)
        if behind - first < most:
            return 0.0
        return max(_MINUTE - (at - self.taken[behind - most]), _MOMENT)

    def take(self, at: float, now: float) -> None:
        """Note a question."""
        insort(self.taken, at)
        del self.taken[: bisect_right(self.taken, now - _HOUR)]

    def tell(self, now: float) -> bool:
        """Return whether a refusal is to be told now."""
        due = self.told is None or self.told <= now - _MINUTE
        if due:
            self.told = now
        return due

    def silent(self, now: float) -> bool:
        """Whether nothing of the last minute is left."""
        quiet = not self.taken or self.taken[-1] <= now - _MINUTE
        return quiet and (self.told is None or self.told <= now - _MINUTE)


class Limits:
    """Sliding windows of a minute, in memory; to be used on the event loop only.

    Args:
        clock: seconds that never run backwards (`time.monotonic`).
    """

    def __init__(self, settings: LimitSettings, clock: Callable[[], float]) -> None:
        self._settings = settings
        self._clock = clock
        self._windows: dict[int, _Window] = {}

    def admit(self, where: Where, person: Person | None, waited: float = 0.0) -> Pace:
        """Count a question, or say how long to wait; a refused one does not count.

        An anonymous admin, who is nobody in particular, is bounded by the group alone.

        Args:
            waited: seconds that it waited to be read, while the bot was down.
        """
        now = self._clock()
        at = now - waited
        bounds: dict[int, int] = {}  # ids of persons are above 0, those of groups below
        if person is not None:
            bounds[person.id] = self._settings.user_per_minute
        if where.kind.is_group:
            bounds[where.chat_id] = self._settings.group_per_minute
        if len(self._windows) > _MANY:
            kept = self._windows.items()
            self._windows = {key: window for key, window in kept if not window.silent(now)}
        windows = {key: self._windows.setdefault(key, _Window()) for key in bounds}
        waits = {key: windows[key].wait(most, at) for key, most in bounds.items()}
        longest = max(waits, key=waits.__getitem__, default=None)
        if longest is not None and waits[longest] > 0:
            # Sums of moments may end a hair above the minute.
            seconds = min(ceil(waits[longest]), int(_MINUTE))
            return Pace(seconds, windows[longest].tell(now))
        for window in windows.values():
            window.take(at, now)
        return Pace()
