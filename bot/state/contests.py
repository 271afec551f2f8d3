"""Contests, from plan to end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from bot.quiz import Contest, ContestStatus
from bot.state.database import Database
from bot.state.quiz_tables import ContestRow

_UNFINISHED = (ContestStatus.PLANNED, ContestStatus.RUNNING)


class Contests:
    """Contests by id and by chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(
        self,
        chat_id: int,
        topic_id: int | None,
        bank_id: int,
        title: str,
        starts_at: datetime,
        interval_s: int,
        limit_s: int,
        items: Iterable[int],
        created_by: int,
    ) -> Contest:
        """Keep a contest that is to come, with the items that were drawn for it."""
        row = ContestRow(
            chat_id=chat_id,
            topic_id=topic_id,
            bank_id=bank_id,
            title=title,
            starts_at=starts_at,
            interval_s=interval_s,
            limit_s=limit_s,
            items=list(items),
            status=ContestStatus.PLANNED,
            created_by=created_by,
        )
        with self._database.session() as session:
            session.add(row)
            session.flush()
            return _contest(row)

    def get(self, contest_id: int) -> Contest | None:
        """Return one by its id."""
        with self._database.reading() as session:
            row = session.get(ContestRow, contest_id)
            return _contest(row) if row else None

    def unfinished(self) -> tuple[Contest, ...]:
        """Return those to come and those under way, earliest first."""
        coming = select(ContestRow).where(ContestRow.status.in_(_UNFINISHED))
        with self._database.reading() as session:
            rows = session.scalars(coming.order_by(ContestRow.starts_at, ContestRow.id))
            return tuple(map(_contest, rows))

    def of_chat(self, chat_id: int, limit: int) -> tuple[Contest, ...]:
        """Return a chat's, the latest first."""
        there = select(ContestRow).where(ContestRow.chat_id == chat_id)
        latest = there.order_by(ContestRow.starts_at.desc(), ContestRow.id.desc()).limit(limit)
        with self._database.reading() as session:
            return tuple(map(_contest, session.scalars(latest)))

    def set_status(self, contest_id: int, status: ContestStatus) -> bool:
        """Note how far a contest is.

        Returns:
            False where it stood there already, is over or cancelled, or is gone.
        """
        changed = update(ContestRow).where(
            ContestRow.id == contest_id,
            ContestRow.status.in_(_UNFINISHED),
            ContestRow.status != status,
        )
        with self._database.session() as session:
            return session.connection().execute(changed.values(status=status)).rowcount == 1


def _contest(row: ContestRow) -> Contest:
    return Contest(
        row.id,
        row.chat_id,
        row.topic_id,
        row.bank_id,
        row.title,
        row.starts_at,
        row.interval_s,
        row.limit_s,
        tuple(row.items),
        ContestStatus(row.status),
        row.created_by,
    )
