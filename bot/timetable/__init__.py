"""When what is due: pure functions of the moment, a group's clock and what was put up so far."""

from bot.timetable import contests, daily
from bot.timetable.quiet import Quiet
from bot.timetable.wall_clock import moment, shown

__all__ = ["Quiet", "contests", "daily", "moment", "shown"]
