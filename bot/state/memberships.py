"""Who is in which group, as Telegram said it last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.tables import MembershipRow
from bot.state.writing import put


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a person was in a group when Telegram was asked."""

    chat_id: int
    user_id: int
    member: bool
    checked_at: datetime


class Memberships:
    """What Telegram said about persons in groups, by group and person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chat_id: int, user_id: int) -> Membership | None:
        """Return what was said last, None where Telegram was never asked."""
        with self._database.reading() as session:
            row = session.get(MembershipRow, (chat_id, user_id))
            return Membership(chat_id, user_id, row.member, row.checked_at) if row else None

    def of(self, user_id: int) -> tuple[Membership, ...]:
        """Return what was said last about a person in any group."""
        theirs = select(MembershipRow).where(MembershipRow.user_id == user_id)
        with self._database.reading() as session:
            return tuple(
                Membership(row.chat_id, user_id, row.member, row.checked_at)
                for row in session.scalars(theirs)
            )

    def put(self, chat_id: int, user_id: int, member: bool, now: datetime) -> None:
        """Keep what Telegram said now."""
        with self._database.session() as session:
            put(
                session,
                MembershipRow,
                ("chat_id", "user_id"),
                chat_id=chat_id,
                user_id=user_id,
                member=member,
                checked_at=now,
            )

    def prune(self, before: datetime) -> int:
        """Drop what was said before; return how many."""
        with self._database.session() as session:
            old = delete(MembershipRow).where(MembershipRow.checked_at < before)
            return session.connection().execute(old).rowcount
