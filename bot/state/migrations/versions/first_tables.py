"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _whole(name: str, **options: Any) -> sa.Column[Any]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, **{"nullable": False, **options})


def _key(name: str) -> sa.Column[Any]:
    return _whole(name, primary_key=True, autoincrement=False)


def _id() -> sa.Column[Any]:
    return _whole("id", primary_key=True)


def _text(name: str, length: int | None = None, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), **{"nullable": False, **options})


def _moment(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), **{"nullable": False, **options})


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def upgrade() -> None:
    """Make what is there in the beginning."""
    _running()
    _who()
    _said()
    _opinions()


def _running() -> None:
    op.create_table("facts", _text("name", 64, primary_key=True), _text("value"))
    op.create_table(
        "inbox",
        _key("update_id"),
        _text("payload"),
        _moment("received_at"),
        _moment("finished_at", nullable=True),
        _whole("attempts"),
    )
    op.create_index("ix_inbox_finished_at", "inbox", ["finished_at"])
    op.create_table(
        "deliveries",
        _text("key", 64, primary_key=True),
        _whole("chat_id"),
        _whole("after"),
        _moment("begun_at"),
        _whole("message_id", nullable=True),
    )
    op.create_index("ix_deliveries_chat_id", "deliveries", ["chat_id"])
    op.create_index("ix_deliveries_begun_at", "deliveries", ["begun_at"])
    op.create_table(
        "audit",
        _id(),
        _moment("at"),
        _whole("actor", nullable=True),
        _text("action", 32),
        _text("target", 255),
        _text("detail"),
    )


def _who() -> None:
    op.create_table(
        "chats",
        _key("chat_id"),
        _text("kind", 16),
        _text("title", 255),
        _text("username", 64),
        _text("bot_status", 16),
        _flag("allowed"),
        _moment("told_no_at", nullable=True),
        _whole("migrated_to", nullable=True),
    )
    op.create_table(
        "people",
        _key("user_id"),
        _text("name", 255),
        _text("username", 64),
        _text("role", 16, nullable=True),
        _moment("told_no_at", nullable=True),
        _moment("seen_at", nullable=True),
    )
    op.create_index("ix_people_username", "people", ["username"])
    op.create_table(
        "memberships", _key("chat_id"), _key("user_id"), _flag("member"), _moment("checked_at")
    )


def _said() -> None:
    op.create_table(
        "answers",
        _id(),
        _text("token", 16, unique=True),
        _whole("update_id", unique=True),
        _whole("chat_id"),
        _whole("topic_id", nullable=True),
        _text("chat_kind", 16),
        _whole("question_message_id"),
        _whole("user_id", nullable=True),
        _text("asked"),
        _text("folded", 64),
        _moment("asked_at"),
        _text("generation", 32),
        _json("record"),
        sqlite_autoincrement=True,
    )
    op.create_index("answers_by_question", "answers", ["chat_id", "question_message_id"])
    op.create_index("answers_by_text", "answers", ["chat_id", "folded", "asked_at"])
    op.create_index("ix_answers_asked_at", "answers", ["asked_at"])
    op.create_index("ix_answers_user_id", "answers", ["user_id"])
    op.create_table(
        "messages",
        _key("chat_id"),
        _key("message_id"),
        _whole("answer_id"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_messages_answer_id", "messages", ["answer_id"])
    op.create_table(
        "contexts",
        _key("chat_id"),
        _key("topic_id"),
        _key("user_id"),
        _json("turns"),
        _moment("expires_at"),
    )
    op.create_index("ix_contexts_expires_at", "contexts", ["expires_at"])


def _opinions() -> None:
    op.create_table(
        "feedback",
        _id(),
        _whole("answer_id", nullable=True),
        _whole("user_id", nullable=True),
        _text("verdict", 16),
        _text("reason"),
        _moment("given_at"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], ondelete="SET NULL"),
    )
    op.create_index("feedback_once", "feedback", ["answer_id", "user_id"], unique=True)
    op.create_index("ix_feedback_user_id", "feedback", ["user_id"])
    op.create_table(
        "handovers",
        _id(),
        _whole("answer_id", nullable=True, unique=True),
        _whole("chat_id"),
        _whole("message_id"),
        _text("question"),
        _whole("asked_by", nullable=True),
        _text("proposal"),
        _whole("proposed_by", nullable=True),
        _text("status", 16),
        _moment("changed_at"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("handovers_by_message", "handovers", ["chat_id", "message_id"])
