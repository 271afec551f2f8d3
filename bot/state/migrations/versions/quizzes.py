"""Quizzes: banks and their items, what was put up, votes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


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


def _time(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Time(), nullable=False)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _of(name: str, table: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{table}.id"], ondelete=ondelete)


def upgrade() -> None:
    """Make the tables of quizzes."""
    _banks()
    _plans()
    _posts()
    _persons()


def _banks() -> None:
    op.create_table(
        "banks",
        _id(),
        _text("name", 64, unique=True),
        _json("tags"),
        _whole("owner"),
        _flag("needs_consent"),
        _moment("created_at"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bank_items",
        _id(),
        _whole("bank_id"),
        _text("key", 64),
        _text("type", 16),
        _json("record"),
        _text("status", 16),
        _whole("author"),
        _moment("changed_at"),
        _whole("consented_by", nullable=True),
        _text("finding"),
        _text("now_reads"),
        _of("bank_id", "banks", "CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("bank_items_once", "bank_items", ["bank_id", "key"], unique=True)
    op.create_index("ix_bank_items_status", "bank_items", ["status"])
    op.create_table(
        "draftings",
        _id(),
        _whole("user_id"),
        _whole("bank_id"),
        _text("topic"),
        _json("types"),
        _whole("count"),
        _json("seen"),
        _moment("started_at"),
        _whole("message_id", nullable=True),
        _whole("shown", nullable=True),
        _flag("editing"),
        _moment("finished_at", nullable=True),
        _of("bank_id", "banks", "CASCADE"),
        _of("shown", "bank_items", "SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draftings_user_id", "draftings", ["user_id"])


def _plans() -> None:
    op.create_table(
        "habits", _key("chat_id"), _text("timezone", 64), _time("quiet_from"), _time("quiet_to")
    )
    op.create_table(
        "schedules",
        _id(),
        _whole("chat_id"),
        _whole("topic_id", nullable=True),
        _whole("bank_id"),
        _time("at"),
        _text("timezone", 64),
        _json("weekdays"),
        _whole("created_by"),
        _moment("created_at", nullable=True),
        _of("bank_id", "banks", "CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_schedules_chat_id", "schedules", ["chat_id"])
    op.create_table(
        "contests",
        _id(),
        _whole("chat_id"),
        _whole("topic_id", nullable=True),
        _whole("bank_id"),
        _text("title", 255),
        _moment("starts_at"),
        _whole("interval_s"),
        _whole("limit_s"),
        _json("items"),
        _text("status", 16),
        _whole("created_by"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contests_chat_id", "contests", ["chat_id"])


def _posts() -> None:
    op.create_table(
        "posts",
        _id(),
        _text("token", 16, unique=True),
        _text("occasion", 64, unique=True),
        _whole("chat_id"),
        _whole("topic_id", nullable=True),
        _whole("item_id", nullable=True),
        _json("record"),
        _moment("planned_at"),
        _whole("contest_id", nullable=True),
        _whole("message_id", nullable=True),
        _text("poll_id", 64, nullable=True, unique=True),
        _moment("sent_at", nullable=True),
        _moment("closes_at", nullable=True),
        _moment("closed_at", nullable=True),
        _of("item_id", "bank_items", "SET NULL"),
        _of("contest_id", "contests", "SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("posts_by_chat", "posts", ["chat_id", "planned_at"])
    for column in ("item_id", "contest_id", "closed_at"):
        op.create_index(f"ix_posts_{column}", "posts", [column])


def _persons() -> None:
    op.create_table(
        "votes",
        _text("poll_id", 64, primary_key=True),
        _key("user_id"),
        _json("options"),
        _moment("received_at"),
    )
    for column in ("user_id", "received_at"):
        op.create_index(f"ix_votes_{column}", "votes", [column])
    op.create_table("opt_outs", _key("chat_id"), _key("user_id"))
    op.create_table(
        "reviews",
        _key("user_id"),
        _key("item_id"),
        _json("card"),
        _moment("due_at"),
        _of("item_id", "bank_items", "CASCADE"),
    )
    op.create_index("ix_reviews_due_at", "reviews", ["due_at"])
