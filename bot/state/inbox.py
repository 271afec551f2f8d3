"""The inbox: an update is kept before it is worked on, so that a crash loses none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.state.database import Database
from bot.state.tables import UpdateRow
from bot.state.writing import add_new


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not finished; `payload` is Telegram's JSON."""

    update_id: int
    payload: str
    received_at: datetime
    attempts: int


class Inbox:
    """Updates as Telegram sent them; of finished ones only the number stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, update_id: int, payload: str, now: datetime) -> bool:
        """Keep an update; return False where it is known already."""
        with self._database.session() as session:
            return add_new(
                session, UpdateRow, update_id=update_id, payload=payload, received_at=now
            )

    def waiting(self) -> list[Waiting]:
        """Return what is not finished, in the order of the updates."""
        unfinished = select(UpdateRow).where(UpdateRow.finished_at.is_(None))
        with self._database.reading() as session:
            return [
                Waiting(row.update_id, row.payload, row.received_at, row.attempts)
                for row in session.scalars(unfinished.order_by(UpdateRow.update_id))
            ]

    def attempt(self, update_id: int) -> int:
        """Count one more attempt; return how many there were, with this one."""
        counted = (
            update(UpdateRow)
            .where(UpdateRow.update_id == update_id)
            .values(attempts=UpdateRow.attempts + 1)
            .returning(UpdateRow.attempts)
        )
        with self._database.session() as session:
            return session.scalars(counted).one_or_none() or 0

    def finish(self, update_id: int, now: datetime) -> None:
        """Note that nothing is left to do; what the update says is dropped."""
        finished = update(UpdateRow).where(UpdateRow.update_id == update_id)
        with self._database.session() as session:
            session.execute(finished.values(finished_at=now, payload=""))

    def prune(self, before: datetime) -> int:
        """Drop what was finished before; return how many."""
        with self._database.session() as session:
            old = delete(UpdateRow).where(UpdateRow.finished_at < before)
            return session.connection().execute(old).rowcount
