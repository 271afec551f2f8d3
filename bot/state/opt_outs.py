"""Who does not want to stand in which group's tables."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.quiz_tables import OptOutRow
from bot.state.writing import add_new


class OptOuts:
    """Persons by group; their votes are kept and counted, their names shown nowhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, chat_id: int, user_id: int, out: bool) -> None:
        """Leave a group's tables, or come back into them."""
        with self._database.session() as session:
            if out:
                add_new(session, OptOutRow, chat_id=chat_id, user_id=user_id)
            else:
                one = OptOutRow.chat_id == chat_id, OptOutRow.user_id == user_id
                session.execute(delete(OptOutRow).where(*one))

    def is_out(self, chat_id: int, user_id: int) -> bool:
        """Return whether a person is left out of a group's tables."""
        with self._database.reading() as session:
            return session.get(OptOutRow, (chat_id, user_id)) is not None

    def among(self, chat_id: int) -> frozenset[int]:
        """Return everybody who is left out of a group's tables."""
        there = select(OptOutRow.user_id).where(OptOutRow.chat_id == chat_id)
        with self._database.reading() as session:
            return frozenset(session.scalars(there))
