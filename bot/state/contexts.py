"""What conversations are about, so that a follow-up is understood."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from bot.state.database import Database
from bot.state.tables import ContextRow
from bot.state.writing import put

_NO_TOPIC = 0


class Contexts:
    """Turns as JSON values, one list for each chat, topic and asker."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(
        self, chat_id: int, topic_id: int | None, user_id: int, now: datetime
    ) -> list[Any] | None:
        """Return the turns, None where there are none or they have expired."""
        with self._database.reading() as session:
            row = session.get(ContextRow, (chat_id, topic_id or _NO_TOPIC, user_id))
            return row.turns if row and row.expires_at > now else None

    def put(
        self,
        chat_id: int,
        topic_id: int | None,
        user_id: int,
        turns: list[Any],
        expires_at: datetime,
    ) -> None:
        """Keep the turns instead of those before."""
        with self._database.session() as session:
            put(
                session,
                ContextRow,
                ("chat_id", "topic_id", "user_id"),
                chat_id=chat_id,
                topic_id=topic_id or _NO_TOPIC,
                user_id=user_id,
                turns=turns,
                expires_at=expires_at,
            )

    def prune(self, now: datetime) -> int:
        """Drop what has expired; return how many."""
        with self._database.session() as session:
            old = delete(ContextRow).where(ContextRow.expires_at <= now)
            return session.connection().execute(old).rowcount
