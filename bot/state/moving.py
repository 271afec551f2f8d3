"""What moves when a group becomes a supergroup, which is another chat to Telegram.

What belongs to the group moves: whether it is allowed, who is in it, what was asked there
and what it is about, its quizzes with their tables. What points at a message does not: a
supergroup numbers its messages anew, so that an old number would name a stranger's message
there.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.model import ChatKind
from bot.state.quiz_tables import ContestRow, HabitsRow, OptOutRow, PostRow, ScheduleRow
from bot.state.tables import (
    AnswerRow,
    ChatRow,
    ContextRow,
    DeliveryRow,
    HandoverRow,
    MembershipRow,
    Table,
)
from bot.state.writing import add_new


def move(session: Session, old: int, new: int) -> None:
    """Move every row of the chat `old` to `new`; done again, it changes nothing."""
    if old == new:
        return
    _move_chat(session, old, new)
    _move_memberships(session, old, new)
    _move_contexts(session, old, new)
    _point(session, AnswerRow, old, new, chat_kind=ChatKind.SUPERGROUP, question_message_id=0)
    _point(session, HandoverRow, old, new, message_id=0)
    for table in (ScheduleRow, ContestRow):
        _point(session, table, old, new)
    _point(session, PostRow, old, new, message_id=None)
    _move_unless_there(session, HabitsRow, old, new)
    _move_unless_there(session, OptOutRow, old, new)
    # What was sent stays where it was sent; what was not can only be sent to the new chat.
    unsent = update(DeliveryRow).where(DeliveryRow.chat_id == old, DeliveryRow.message_id.is_(None))
    session.execute(unsent.values(chat_id=new, after=0))


def _move_chat(session: Session, old: int, new: int) -> None:
    for chat_id, kind in ((old, ChatKind.GROUP), (new, ChatKind.SUPERGROUP)):
        add_new(session, ChatRow, chat_id=chat_id, kind=kind)
    before = session.get_one(ChatRow, old, with_for_update=True)
    after = session.get_one(ChatRow, new, with_for_update=True)
    after.title = after.title or before.title
    after.bot_status = after.bot_status or before.bot_status
    after.told_no_at = after.told_no_at or before.told_no_at
    after.allowed = after.allowed or before.allowed
    # Moved with the rest: a later word on the new chat must not be undone from here.
    before.allowed = False
    before.migrated_to = new


def _move_memberships(session: Session, old: int, new: int) -> None:
    table = MembershipRow
    for row in session.scalars(select(table).where(table.chat_id == old)).all():
        there = session.get(table, (new, row.user_id))
        _keep(session, row, there, new, there is None or there.checked_at < row.checked_at)


def _move_contexts(session: Session, old: int, new: int) -> None:
    table = ContextRow
    for row in session.scalars(select(table).where(table.chat_id == old)).all():
        there = session.get(table, (new, row.topic_id, row.user_id))
        _keep(session, row, there, new, there is None or there.expires_at < row.expires_at)


def _keep(
    session: Session,
    row: MembershipRow | ContextRow,
    there: MembershipRow | ContextRow | None,
    new: int,
    newer: bool,
) -> None:
    """Move a row, unless there is one already that is as new."""
    if not newer:
        session.delete(row)
    else:
        if there is not None:
            session.delete(there)
            session.flush()
        row.chat_id = new
    session.flush()


def _move_unless_there(session: Session, table: type[Table], old: int, new: int) -> None:
    """Move rows, except where the new chat has one of the same person, or its own."""
    columns = table.__table__.c
    there: Any = columns.chat_id
    for row in session.execute(select(*columns).where(there == old)).mappings().all():
        add_new(session, table, **{**row, "chat_id": new})
    session.execute(delete(table).where(there == old))


def _point(session: Session, table: type[Table], old: int, new: int, **values: Any) -> None:
    chat_id: Any = table.__table__.c.chat_id
    session.execute(update(table).where(chat_id == old).values(chat_id=new, **values))
