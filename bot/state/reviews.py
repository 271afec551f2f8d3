"""错题本: what a person got wrong and is asked again, further and further apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.quiz import BankItem, ItemStatus
from bot.state.bank_items import bank_item_of
from bot.state.database import Database
from bot.state.quiz_tables import BankItemRow, ReviewRow
from bot.state.writing import add_new, put


@dataclass(frozen=True, slots=True)
class Review:
    """An item of a bank in a person's book; `card` is how well it is known, as JSON."""

    user_id: int
    item_id: int
    card: dict[str, Any]
    due_at: datetime


class Reviews:
    """Books by person. Items that must not be published are not asked either."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, user_id: int, item_id: int, card: dict[str, Any], due_at: datetime) -> bool:
        """Put an item that was got wrong into a book; return False where it is in there."""
        with self._database.session() as session:
            if session.get(BankItemRow, item_id) is None:
                return False
            return add_new(
                session, ReviewRow, user_id=user_id, item_id=item_id, card=card, due_at=due_at
            )

    def put(self, user_id: int, item_id: int, card: dict[str, Any], due_at: datetime) -> None:
        """Keep how well it is known now, and when it is asked again."""
        with self._database.session() as session:
            if session.get(BankItemRow, item_id) is not None:
                put(
                    session,
                    ReviewRow,
                    ("user_id", "item_id"),
                    user_id=user_id,
                    item_id=item_id,
                    card=card,
                    due_at=due_at,
                )

    def get(self, user_id: int, item_id: int) -> Review | None:
        """Return an item in a book."""
        with self._database.reading() as session:
            row = session.get(ReviewRow, (user_id, item_id))
            return Review(user_id, item_id, row.card, row.due_at) if row else None

    def due(self, user_id: int, now: datetime, limit: int) -> tuple[BankItem, ...]:
        """Return what a person is to be asked now, the longest due first."""
        found = select(BankItemRow).join(ReviewRow, BankItemRow.id == ReviewRow.item_id)
        found = found.where(*_asked(user_id), ReviewRow.due_at <= now)
        found = found.order_by(ReviewRow.due_at, ReviewRow.item_id).limit(limit)
        with self._database.reading() as session:
            return tuple(map(bank_item_of, session.scalars(found)))

    def count(self, user_id: int) -> int:
        """Return how many items stand in a book."""
        found = select(func.count()).select_from(ReviewRow)
        found = found.join(BankItemRow, BankItemRow.id == ReviewRow.item_id)
        with self._database.reading() as session:
            return session.scalars(found.where(*_asked(user_id))).one()

    def next_due(self, user_id: int) -> datetime | None:
        """Return when something is asked next, or was to be."""
        found = select(func.min(ReviewRow.due_at)).join(
            BankItemRow, BankItemRow.id == ReviewRow.item_id
        )
        with self._database.reading() as session:
            return session.scalar(found.where(*_asked(user_id)))


def _asked(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return ReviewRow.user_id == user_id, BankItemRow.status == ItemStatus.READY
