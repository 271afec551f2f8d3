"""What a trainer has chosen of 每日一题, or of a group's habits, as the buttons bear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import ClassVar

from bot.callbacks import Verb
from bot.publishing.choice import Choice

END, NEW, HOURS, ZONE = range(3, 7)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class DailyChoice(Choice):
    """What was chosen so far. `minute` is of the day and from 1 on, `days` has the bit
    2**(weekday - 1) for each weekday.

    Where a schedule is ended, `bank` is its id; of quiet hours `bank` and `minute` are the
    minutes of the day between which it is quiet; of a time zone `bank` is its number.
    """

    verb: ClassVar[Verb] = Verb.DAILY
    minute: int = 0
    days: int = 0

    @property
    def at(self) -> time:
        """The time of the day."""
        hour, minute = divmod(max(0, self.minute - 1) % 1440, 60)
        return time(hour, minute)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """ISO's weekdays."""
        return tuple(day for day in EVERY_DAY if self.days & 1 << day - 1)
