"""Questions with what they were answered, for buttons, links, repeats and edits."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.orm import Session

from bot.model import ChatKind, Where
from bot.record import AnswerRecord
from bot.state.database import Database
from bot.state.tables import AnswerRow, MessageRow
from bot.state.writing import add_new, put


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """A question and its answer, before it is kept.

    `folded` is the question as it is compared with others, of any length. `user_id` is None
    for anonymous admins. `generation` is the index that answered.
    """

    update_id: int
    where: Where
    question_message_id: int
    user_id: int | None
    asked: str
    folded: str
    asked_at: datetime
    generation: str
    record: AnswerRecord


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A question and its answer as kept; `token` names it in buttons and links.

    `message_ids` are the bot's messages in that chat which show it: none before they are
    sent, and none any more when the group has become another chat. Of `where` the ids
    and the kind are known.
    """

    id: int
    token: str
    update_id: int
    where: Where
    question_message_id: int
    user_id: int | None
    asked: str
    asked_at: datetime
    generation: str
    record: AnswerRecord
    message_ids: tuple[int, ...]


class Answers:
    """Answers by token, by update and by the messages they stand in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, new: NewAnswer) -> StoredAnswer:
        """Keep an answer; a second one to the same update is dropped for the first."""
        with self._database.session() as session:
            add_new(
                session,
                AnswerRow,
                token=secrets.token_urlsafe(9),
                update_id=new.update_id,
                chat_id=new.where.chat_id,
                topic_id=new.where.topic_id,
                chat_kind=new.where.kind,
                question_message_id=new.question_message_id,
                user_id=new.user_id,
                asked=new.asked,
                folded=_digest(new.folded),
                asked_at=new.asked_at,
                generation=new.generation,
                record=new.record.as_json(),
            )
            row = session.scalars(
                select(AnswerRow).where(AnswerRow.update_id == new.update_id)
            ).one()
            return _stored(session, row)

    def by_token(self, token: str) -> StoredAnswer | None:
        """Return the answer that a button or a link names."""
        return self._newest(AnswerRow.token == token)

    def by_update(self, update_id: int) -> StoredAnswer | None:
        """Return the answer to an update."""
        return self._newest(AnswerRow.update_id == update_id)

    def by_question(self, chat_id: int, message_id: int) -> StoredAnswer | None:
        """Return the answer to a message."""
        return self._newest(
            AnswerRow.chat_id == chat_id, AnswerRow.question_message_id == message_id
        )

    def by_bot_message(self, chat_id: int, message_id: int) -> StoredAnswer | None:
        """Return the answer that a message of the bot shows."""
        return self._newest(
            exists().where(
                MessageRow.answer_id == AnswerRow.id,
                MessageRow.chat_id == chat_id,
                MessageRow.message_id == message_id,
            )
        )

    def same_lately(
        self, chat_id: int, topic_id: int | None, folded: str, since: datetime
    ) -> StoredAnswer | None:
        """Return the last answer to the same question in a topic whose message stands there."""
        return self._newest(
            AnswerRow.chat_id == chat_id,
            AnswerRow.topic_id.is_not_distinct_from(topic_id),
            AnswerRow.folded == _digest(folded),
            AnswerRow.asked_at >= since,
            exists().where(
                MessageRow.answer_id == AnswerRow.id, MessageRow.chat_id == AnswerRow.chat_id
            ),
        )

    def of(self, user_id: int, limit: int) -> tuple[StoredAnswer, ...]:
        """Return what a person has asked, newest first."""
        return self._find((AnswerRow.user_id == user_id,), limit)

    def replace(
        self, answer_id: int, record: AnswerRecord, *, asked: str, folded: str, generation: str
    ) -> None:
        """Keep the answer to a question that was edited instead of the one before."""
        with self._database.session() as session:
            row = session.get(AnswerRow, answer_id)
            if row is not None:
                row.record = record.as_json()
                row.asked, row.folded, row.generation = asked, _digest(folded), generation

    def sent(self, answer_id: int, message_ids: Iterable[int]) -> None:
        """Note the messages that show an answer, instead of those before."""
        with self._database.session() as session:
            row = session.get(AnswerRow, answer_id)
            if row is None:
                return
            session.execute(delete(MessageRow).where(MessageRow.answer_id == answer_id))
            for message_id in message_ids:
                put(
                    session,
                    MessageRow,
                    ("chat_id", "message_id"),
                    chat_id=row.chat_id,
                    message_id=message_id,
                    answer_id=answer_id,
                )

    def prune(self, before: datetime) -> int:
        """Drop what was asked before; return how many."""
        with self._database.session() as session:
            old = delete(AnswerRow).where(AnswerRow.asked_at < before)
            return session.connection().execute(old).rowcount

    def _newest(self, *conditions: ColumnElement[bool]) -> StoredAnswer | None:
        return next(iter(self._find(conditions, 1)), None)

    def _find(
        self, conditions: tuple[ColumnElement[bool], ...], limit: int
    ) -> tuple[StoredAnswer, ...]:
        newest = select(AnswerRow).where(*conditions).order_by(AnswerRow.id.desc()).limit(limit)
        with self._database.reading() as session:
            return tuple(_stored(session, row) for row in session.scalars(newest))


def _stored(session: Session, row: AnswerRow) -> StoredAnswer:
    shown = select(MessageRow.message_id).where(
        MessageRow.answer_id == row.id, MessageRow.chat_id == row.chat_id
    )
    return StoredAnswer(
        row.id,
        row.token,
        row.update_id,
        Where(row.chat_id, ChatKind(row.chat_kind), row.topic_id),
        row.question_message_id,
        row.user_id,
        row.asked,
        row.asked_at,
        row.generation,
        AnswerRecord.from_json(row.record),
        tuple(session.scalars(shown.order_by(MessageRow.message_id))),
    )


def _digest(folded: str) -> str:
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
