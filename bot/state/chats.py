"""The groups that the bot is or was in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.model import ChatKind, Where
from bot.state.database import Database
from bot.state.moving import move
from bot.state.tables import ChatRow
from bot.state.writing import add_new, put

AGAIN = timedelta(days=1)  # how long a refusal is not repeated
_GONE = ("left", "kicked")
_FIRST_SUPERGROUP = -(10**12)


@dataclass(frozen=True, slots=True)
class Chat:
    """A group; `bot_status` is Telegram's word for what the bot is there (member,
    administrator, left, kicked), empty while unknown. `migrated_to` is what became of it."""

    chat_id: int
    kind: ChatKind
    title: str
    username: str
    bot_status: str
    allowed: bool
    migrated_to: int | None

    @property
    def present(self) -> bool:
        """Whether the bot is there, as far as is known."""
        return self.migrated_to is None and self.bot_status not in _GONE


class Chats:
    """Groups by id: what they are called, and whether an admin has allowed them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, where: Where) -> None:
        """Keep what a group is called now; private chats are not kept."""
        if not where.kind.is_group:
            return
        known = self.get(where.chat_id)
        now = (where.kind, where.title, where.username)
        if known is None or (known.kind, known.title, known.username) != now:
            with self._database.session() as session:
                put(
                    session,
                    ChatRow,
                    ("chat_id",),
                    chat_id=where.chat_id,
                    kind=where.kind,
                    title=where.title,
                    username=where.username,
                )

    def get(self, chat_id: int) -> Chat | None:
        """Return a group, None where it was never seen."""
        with self._database.reading() as session:
            row = session.get(ChatRow, chat_id)
            return _chat(row) if row else None

    def all(self) -> tuple[Chat, ...]:
        """Return every group, by title."""
        with self._database.reading() as session:
            rows = session.scalars(select(ChatRow).order_by(ChatRow.title, ChatRow.chat_id))
            return tuple(map(_chat, rows))

    def allow(self, chat_id: int, allowed: bool) -> None:
        """Let a group in, or no longer."""
        self._set(chat_id, allowed=allowed)

    def set_status(self, chat_id: int, status: str) -> None:
        """Note what the bot is in a group."""
        self._set(chat_id, bot_status=status)

    def told_no(self, chat_id: int, now: datetime) -> bool:
        """Return whether a group is to be told that it is unknown: once a day, by one asker."""
        due = or_(ChatRow.told_no_at.is_(None), ChatRow.told_no_at <= now - AGAIN)
        with self._database.session() as session:
            _add(session, chat_id)
            told = update(ChatRow).where(ChatRow.chat_id == chat_id, due)
            return session.connection().execute(told.values(told_no_at=now)).rowcount == 1

    def migrate(self, old: int, new: int) -> None:
        """Move to a supergroup what belongs to the group that it was before.

        Telegram tells it twice, in any order; the second time nothing is left to move.
        Where both ids have a row, what was allowed stays allowed, and of contexts and
        memberships the newer ones stay.
        """
        with self._database.session() as session:
            move(session, old, new)

    def _set(self, chat_id: int, **values: object) -> None:
        with self._database.session() as session:
            _add(session, chat_id)
            session.execute(update(ChatRow).where(ChatRow.chat_id == chat_id).values(values))


def _chat(row: ChatRow) -> Chat:
    return Chat(
        row.chat_id,
        ChatKind(row.kind),
        row.title,
        row.username,
        row.bot_status,
        row.allowed,
        row.migrated_to,
    )


def _add(session: Session, chat_id: int) -> None:
    kind = ChatKind.SUPERGROUP if chat_id < _FIRST_SUPERGROUP else ChatKind.GROUP
    add_new(session, ChatRow, chat_id=chat_id, kind=kind)
