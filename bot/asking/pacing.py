"""How fast people ask here, and that who asks too fast is told so once, not each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.access import Limits
from bot.model import Person, Where

_AGAIN = 60.0  # seconds for which a person, or a group, is not told again
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether one may go on: seconds to wait, 0 for now; `tell` whether to say so."""

    seconds: int
    tell: bool = False


class Pacing:
    """Admits questions within the limits.

    Args:
        clock: seconds that never run backwards (`time.monotonic`).
    """

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._told: dict[int, float] = {}

    def admit(self, where: Where, person: Person | None) -> Pace:
        """Count a question of somebody, or say how long they are to wait."""
        group = where.chat_id if where.kind.is_group else None
        user = person.id if person else None
        seconds = self._limits.wait(user, group)
        if not seconds:
            return Pace(0)
        now = self._clock()
        asker = user or where.chat_id
        tell = now - self._told.get(asker, -_AGAIN) >= _AGAIN
        if tell:
            if len(self._told) >= _MANY:
                self._told.clear()
            self._told[asker] = now
        return Pace(seconds, tell)
