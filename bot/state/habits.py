"""Groups' clocks and quiet hours."""

from __future__ import annotations

from bot.quiz import Habits
from bot.state.database import Database
from bot.state.quiz_tables import HabitsRow
from bot.state.writing import put


class HabitsOf:
    """The habits of groups, by chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chat_id: int) -> Habits | None:
        """Return a group's own, None where nobody has set any."""
        with self._database.reading() as session:
            row = session.get(HabitsRow, chat_id)
            return Habits(chat_id, row.timezone, row.quiet_from, row.quiet_to) if row else None

    def put(self, habits: Habits) -> None:
        """Keep a group's own instead of those before."""
        with self._database.session() as session:
            put(
                session,
                HabitsRow,
                ("chat_id",),
                chat_id=habits.chat_id,
                timezone=habits.timezone,
                quiet_from=habits.quiet_from,
                quiet_to=habits.quiet_to,
            )
