"""The tables of the application database. Times are UTC, ids of Telegram have 64 bits.

A change here needs a migration in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.state.columns import PlainText, UtcTime

# Ids that stand in the names of deliveries must not come back when a row is deleted.
NEVER_AGAIN = {"sqlite_autoincrement": True}


class Table(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {
        int: BigInteger().with_variant(Integer, "sqlite"),
        datetime: UtcTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class FactRow(Table):
    """Single values: the claim code's digest, when something was last done."""

    __tablename__ = "facts"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(PlainText)


class UpdateRow(Table):
    """The inbox: every update as Telegram sent it, written before it is worked on; what it
    says is dropped when it is finished."""

    __tablename__ = "inbox"
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    payload: Mapped[str] = mapped_column(PlainText)
    received_at: Mapped[datetime]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)


class DeliveryRow(Table):
    """A message that is to be sent once; `message_id` is known when Telegram has accepted it.

    `after` is the highest message id of the chat that was known when sending began: where
    the outcome is unknown, the message is looked for above it.
    """

    __tablename__ = "deliveries"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    after: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime] = mapped_column(index=True)
    message_id: Mapped[int | None]


class ChatRow(Table):
    """A group that the bot is or was in."""

    __tablename__ = "chats"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(PlainText(255), default="")
    username: Mapped[str] = mapped_column(PlainText(64), default="")
    bot_status: Mapped[str] = mapped_column(String(16), default="")
    allowed: Mapped[bool] = mapped_column(default=False)
    told_no_at: Mapped[datetime | None]
    migrated_to: Mapped[int | None]


class PersonRow(Table):
    """A person who has spoken to the bot or was given a role."""

    __tablename__ = "people"
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(PlainText(255), default="")
    username: Mapped[str] = mapped_column(PlainText(64), default="", index=True)
    role: Mapped[str | None] = mapped_column(String(16))
    told_no_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]


class MembershipRow(Table):
    """Whether Telegram said that a person is in a group, and when it was asked."""

    __tablename__ = "memberships"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[bool]
    checked_at: Mapped[datetime]


class AnswerRow(Table):
    """A question with what it was answered; `token` names it in buttons and links.

    `record` holds the answer's text, citations with their quotes, nearest places and
    notices, so that its buttons work when its generation is gone. `folded` is the digest of
    the question as it is compared with others.
    """

    __tablename__ = "answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(16), unique=True)
    update_id: Mapped[int] = mapped_column(unique=True)
    chat_id: Mapped[int]
    topic_id: Mapped[int | None]
    chat_kind: Mapped[str] = mapped_column(String(16))
    question_message_id: Mapped[int]
    user_id: Mapped[int | None] = mapped_column(index=True)
    asked: Mapped[str] = mapped_column(PlainText)
    folded: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    generation: Mapped[str] = mapped_column(String(32), default="")
    record: Mapped[dict[str, Any]]
    __table_args__ = (
        Index("answers_by_question", "chat_id", "question_message_id"),
        Index("answers_by_text", "chat_id", "folded", "asked_at"),
        NEVER_AGAIN,
    )


class MessageRow(Table):
    """A message of the bot that shows an answer, or a part of it. It stays in the chat that
    it was sent to, also when the group becomes another chat."""

    __tablename__ = "messages"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), index=True)


class ContextRow(Table):
    """What a conversation is about: one for each chat, topic and asker."""

    __tablename__ = "contexts"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topic_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    turns: Mapped[list[Any]]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class FeedbackRow(Table):
    """What one person thinks of one answer: good, bad, or a wrong citation, with the reason."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"))
    user_id: Mapped[int | None] = mapped_column(index=True)
    verdict: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(PlainText, default="")
    given_at: Mapped[datetime]
    __table_args__ = (Index("feedback_once", "answer_id", "user_id", unique=True),)


class HandoverRow(Table):
    """A question passed on to a person, and the answer that person proposed.

    `status` is waiting, proposed, approved or rejected.
    """

    __tablename__ = "handovers"
    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("answers.id", ondelete="SET NULL"), unique=True
    )
    chat_id: Mapped[int]
    message_id: Mapped[int]
    question: Mapped[str] = mapped_column(PlainText)
    asked_by: Mapped[int | None]
    proposal: Mapped[str] = mapped_column(PlainText, default="")
    proposed_by: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(16))
    changed_at: Mapped[datetime]
    __table_args__ = (Index("handovers_by_message", "chat_id", "message_id"), NEVER_AGAIN)


class AuditRow(Table):
    """Who changed what about the bot: roles, groups, approvals, deletions."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(32))
    target: Mapped[str] = mapped_column(PlainText(255), default="")
    detail: Mapped[str] = mapped_column(PlainText, default="")
