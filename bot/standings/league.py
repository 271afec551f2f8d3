"""League tables of groups: by week and by contest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.ports import Clock
from bot.quiz import Contest, ContestStatus
from bot.standings.table import Table, table
from bot.standings.week import Week
from bot.state import Contests, HabitsOf, OptOuts, Votes

_LOOKED_AT = 20  # contests among which the last that was begun is looked for
_BEGUN = (ContestStatus.RUNNING, ContestStatus.OVER)


@dataclass(frozen=True, slots=True)
class League:
    """Counts votes; every method blocks.

    Args:
        zone: of groups that have set none of their own.
    """

    votes: Votes
    contests: Contests
    opt_outs: OptOuts
    habits: HabitsOf
    zone: tzinfo
    clock: Clock

    def week(self, chat_id: int, ago: int = 0) -> tuple[Week, Table]:
        """Return a group's table of this week, or of one that was so many weeks ago.

        All that was put up in the group counts, contests too, in the week in which it was
        put up, whenever the votes came in.
        """
        habits = self.habits.get(chat_id)
        zone = ZoneInfo(habits.timezone) if habits else self.zone
        week = Week.at(self.clock(), zone, ago)
        cast = self.votes.of_chat(chat_id, week.since, week.until)
        return week, table(cast, self.opt_outs.among(chat_id))

    def contest(self, contest: Contest) -> Table:
        """Return the table of a contest as it stands."""
        return table(self.votes.of_contest(contest.id), self.opt_outs.among(contest.chat_id))

    def begun(self, chat_id: int, contest_id: int = 0) -> Contest | None:
        """Return a group's contest that has begun; the latest where no id is given."""
        if contest_id:
            one = self.contests.get(contest_id)
            there = [one] if one is not None and one.chat_id == chat_id else []
        else:
            there = list(self.contests.of_chat(chat_id, _LOOKED_AT))
        return next((one for one in there if one.status in _BEGUN), None)
