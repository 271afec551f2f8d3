"""Who changed what about the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.state.database import Database
from bot.state.tables import AuditRow


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change; `actor` is a user id, None where a chat or the machine did it."""

    at: datetime
    actor: int | None
    action: str
    target: str
    detail: str


class Audit:
    """The list of changes; nothing is ever taken off it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self, actor: int | None, action: str, target: str, detail: str, now: datetime
    ) -> None:
        """Note a change of roles, groups or proposals, or a deletion."""
        row = AuditRow(at=now, actor=actor, action=action, target=target, detail=detail)
        with self._database.session() as session:
            session.add(row)

    def latest(self, limit: int) -> tuple[AuditEntry, ...]:
        """Return the last changes, newest first."""
        newest = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
        with self._database.reading() as session:
            return tuple(
                AuditEntry(row.at, row.actor, row.action, row.target, row.detail)
                for row in session.scalars(newest)
            )
