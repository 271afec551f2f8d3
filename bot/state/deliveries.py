"""Messages that are to be sent once, whatever happens in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, delete, func, select, union_all, update

from bot.model import numbered_alone
from bot.state.database import Database
from bot.state.tables import AnswerRow, DeliveryRow, MessageRow
from bot.state.writing import add_new


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message under its key; `message_id` is known once Telegram has accepted it.

    `after` is the highest message id of the chat that was known when sending began;
    `fresh` is True for whoever began it now.
    """

    key: str
    chat_id: int
    after: int
    begun_at: datetime
    message_id: int | None
    fresh: bool


class Deliveries:
    """What is being sent and what was sent, by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, key: str, chat_id: int, after: int, now: datetime) -> Delivery:
        """Begin a delivery, or return the one that has this key, with `fresh` False."""
        with self._database.session() as session:
            fresh = add_new(
                session, DeliveryRow, key=key, chat_id=chat_id, after=after, begun_at=now
            )
            return _delivery(session.get_one(DeliveryRow, key), fresh)

    def get(self, key: str) -> Delivery | None:
        """Return the delivery that has this key."""
        with self._database.reading() as session:
            row = session.get(DeliveryRow, key)
            return _delivery(row, False) if row else None

    def latest(self, chat_id: int, limit: int) -> tuple[Delivery, ...]:
        """Return the last deliveries to a chat, newest first, sent or not."""
        newest = select(DeliveryRow).where(DeliveryRow.chat_id == chat_id)
        newest = newest.order_by(DeliveryRow.begun_at.desc(), DeliveryRow.after.desc())
        with self._database.reading() as session:
            return tuple(_delivery(row, False) for row in session.scalars(newest.limit(limit)))

    def done(self, key: str, message_id: int) -> None:
        """Note under which id Telegram has accepted it."""
        with self._database.session() as session:
            sent = update(DeliveryRow).where(DeliveryRow.key == key)
            session.execute(sent.values(message_id=message_id))

    def forget(self, key: str) -> None:
        """Forget one that surely was not accepted, so that it can be begun anew."""
        with self._database.session() as session:
            session.execute(
                delete(DeliveryRow).where(DeliveryRow.key == key, DeliveryRow.message_id.is_(None))
            )

    def highest(self, chat_id: int) -> int:
        """Return the highest message id that is known where a chat's are numbered; 0 where
        none is."""
        known: CompoundSelect[int | None] = union_all(
            select(func.max(DeliveryRow.after)).where(_numbered_with(chat_id, DeliveryRow)),
            select(func.max(DeliveryRow.message_id)).where(_numbered_with(chat_id, DeliveryRow)),
            select(func.max(MessageRow.message_id)).where(_numbered_with(chat_id, MessageRow)),
            select(func.max(AnswerRow.question_message_id)).where(
                _numbered_with(chat_id, AnswerRow)
            ),
        )
        with self._database.reading() as session:
            return max((found for found in session.scalars(known) if found), default=0)

    def unfinished(self, chat_id: int) -> int:
        """Return how many were begun, where a chat's messages are numbered, whose id is not
        known."""
        here = _numbered_with(chat_id, DeliveryRow)
        missing = select(func.count()).where(here, DeliveryRow.message_id.is_(None))
        with self._database.reading() as session:
            return session.scalars(missing).one()

    def prune(self, before: datetime) -> int:
        """Drop those that were begun before; return how many."""
        with self._database.session() as session:
            old = delete(DeliveryRow).where(DeliveryRow.begun_at < before)
            return session.connection().execute(old).rowcount


def _numbered_with(
    chat_id: int, table: type[DeliveryRow | MessageRow | AnswerRow]
) -> ColumnElement[bool]:
    """The rows of the chats whose messages are numbered in one row with this one's."""
    return table.chat_id == chat_id if numbered_alone(chat_id) else table.chat_id > -(10**12)


def _delivery(row: DeliveryRow, fresh: bool) -> Delivery:
    return Delivery(row.key, row.chat_id, row.after, row.begun_at, row.message_id, fresh)
