"""每日一题: from which bank, in which chat, when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from sqlalchemy import ColumnElement, delete, select

from bot.quiz import Schedule
from bot.state.database import Database
from bot.state.quiz_tables import ScheduleRow


class Schedules:
    """Schedules by chat; any number in a chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        chat_id: int,
        topic_id: int | None,
        bank_id: int,
        at: time,
        timezone: str,
        weekdays: Iterable[int],
        created_by: int,
        created_at: datetime | None = None,
    ) -> Schedule:
        """Begin a schedule."""
        row = ScheduleRow(
            chat_id=chat_id,
            topic_id=topic_id,
            bank_id=bank_id,
            at=at,
            timezone=timezone,
            weekdays=sorted(set(weekdays)),
            created_by=created_by,
            created_at=created_at,
        )
        with self._database.session() as session:
            session.add(row)
            session.flush()
            return _schedule(row)

    def all(self) -> tuple[Schedule, ...]:
        """Return every schedule."""
        return self._find()

    def of_chat(self, chat_id: int) -> tuple[Schedule, ...]:
        """Return a chat's."""
        return self._find(ScheduleRow.chat_id == chat_id)

    def drop(self, schedule_id: int) -> None:
        """End a schedule; what was put up by it stays."""
        with self._database.session() as session:
            session.execute(delete(ScheduleRow).where(ScheduleRow.id == schedule_id))

    def _find(self, *conditions: ColumnElement[bool]) -> tuple[Schedule, ...]:
        found = select(ScheduleRow).where(*conditions).order_by(ScheduleRow.id)
        with self._database.reading() as session:
            return tuple(map(_schedule, session.scalars(found)))


def _schedule(row: ScheduleRow) -> Schedule:
    return Schedule(
        row.id,
        row.chat_id,
        row.topic_id,
        row.bank_id,
        row.at,
        row.timezone,
        tuple(row.weekdays),
        row.created_by,
        row.created_at,
    )
