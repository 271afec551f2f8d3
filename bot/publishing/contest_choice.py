"""What a trainer has chosen of a contest so far, as the buttons bear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from bot.callbacks import Verb
from bot.publishing.choice import Choice

CANCEL = 3
COUNT, LIMIT, INTERVAL = 10, 30, 40
_MOST = 50
_LIMITS = (10, 600)  # seconds
_SHORTEST = 15  # seconds between two items: a group takes 20 messages a minute
_LONGEST = 3600


@dataclass(frozen=True, slots=True)
class ContestChoice(Choice):
    """What was chosen so far; `start` is in minutes since 1970, `bank` is the contest's id
    where one is cancelled."""

    verb: ClassVar[Verb] = Verb.CONTEST
    start: int = 0
    count: int = COUNT
    limit_s: int = LIMIT
    interval_s: int = INTERVAL

    @property
    def starts_at(self) -> datetime:
        """When it starts."""
        return datetime.fromtimestamp(self.start * 60, UTC)

    @property
    def bounded(self) -> bool:
        """Whether it can be held: polls do not overlap, the group's limits hold."""
        fits = max(self.limit_s, _SHORTEST) <= self.interval_s <= _LONGEST
        return 1 <= self.count <= _MOST and _LIMITS[0] <= self.limit_s <= _LIMITS[1] and fits

    @property
    def seconds(self) -> int:
        """How long it takes if all goes as planned."""
        return (self.count - 1) * self.interval_s + self.limit_s
