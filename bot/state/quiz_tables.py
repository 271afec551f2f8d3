"""The tables of quizzes: banks with their items, what was put up in which chat, the votes.

A vote points at a poll by Telegram's id alone: it may come in before the poll's id is known.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.state.columns import PlainText
from bot.state.tables import NEVER_AGAIN, Table


class BankRow(Table):
    """A named collection of items. `owner` is 0 where that person was forgotten."""

    __tablename__ = "banks"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(PlainText(64), unique=True)
    tags: Mapped[list[Any]]
    owner: Mapped[int]
    needs_consent: Mapped[bool]
    created_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class BankItemRow(Table):
    """An item of a bank; `key` is the item's own id, `record` its JSON shape.

    The id stands in buttons under old messages, so that it must not come back.
    """

    __tablename__ = "bank_items"
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(PlainText(64))
    type: Mapped[str] = mapped_column(String(16))
    record: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(String(16), index=True)
    author: Mapped[int]
    changed_at: Mapped[datetime]
    consented_by: Mapped[int | None]
    finding: Mapped[str] = mapped_column(PlainText, default="")
    now_reads: Mapped[str] = mapped_column(PlainText, default="")
    __table_args__ = (Index("bank_items_once", "bank_id", "key", unique=True), NEVER_AGAIN)


class DraftingRow(Table):
    """A trainer's work at drafts, to be resumed where it was left."""

    __tablename__ = "draftings"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    topic: Mapped[str] = mapped_column(PlainText)
    types: Mapped[list[Any]]
    count: Mapped[int]
    seen: Mapped[list[Any]]
    started_at: Mapped[datetime]
    message_id: Mapped[int | None]
    shown: Mapped[int | None] = mapped_column(ForeignKey("bank_items.id", ondelete="SET NULL"))
    editing: Mapped[bool] = mapped_column(default=False)
    finished_at: Mapped[datetime | None]
    __table_args__ = (NEVER_AGAIN,)


class HabitsRow(Table):
    """A group's clock and its quiet hours."""

    __tablename__ = "habits"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    timezone: Mapped[str] = mapped_column(String(64))
    quiet_from: Mapped[time]
    quiet_to: Mapped[time]


class ScheduleRow(Table):
    """每日一题 of a group: from which bank, when, on which of ISO's weekdays."""

    __tablename__ = "schedules"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    topic_id: Mapped[int | None]
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    at: Mapped[time]
    timezone: Mapped[str] = mapped_column(String(64))
    weekdays: Mapped[list[Any]]
    created_by: Mapped[int]
    created_at: Mapped[datetime | None]
    # Its id stands in the occasions of its posts.
    __table_args__ = (NEVER_AGAIN,)


class ContestRow(Table):
    """A contest; its items, its bank too, may be gone when it is over."""

    __tablename__ = "contests"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    topic_id: Mapped[int | None]
    bank_id: Mapped[int]
    title: Mapped[str] = mapped_column(PlainText(255))
    starts_at: Mapped[datetime]
    interval_s: Mapped[int]
    limit_s: Mapped[int]
    items: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(String(16))
    created_by: Mapped[int]
    __table_args__ = (NEVER_AGAIN,)


class PostRow(Table):
    """An item that is, or is about to be, put up in a chat; `record` is as shown there."""

    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(16), unique=True)
    occasion: Mapped[str] = mapped_column(String(64), unique=True)
    chat_id: Mapped[int]
    topic_id: Mapped[int | None]
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("bank_items.id", ondelete="SET NULL"), index=True
    )
    record: Mapped[dict[str, Any]]
    planned_at: Mapped[datetime]
    contest_id: Mapped[int | None] = mapped_column(
        ForeignKey("contests.id", ondelete="SET NULL"), index=True
    )
    message_id: Mapped[int | None]
    poll_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    sent_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    __table_args__ = (Index("posts_by_chat", "chat_id", "planned_at"), NEVER_AGAIN)


class VoteRow(Table):
    """The first vote of a person in a poll, whether or not the poll is known yet."""

    __tablename__ = "votes"
    poll_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    options: Mapped[list[Any]]
    received_at: Mapped[datetime] = mapped_column(index=True)


class OptOutRow(Table):
    """A person who does not want to stand in a group's tables."""

    __tablename__ = "opt_outs"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ReviewRow(Table):
    """An item in a person's 错题本: how well it is known, when it is asked again."""

    __tablename__ = "reviews"
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(
        ForeignKey("bank_items.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    card: Mapped[dict[str, Any]]
    due_at: Mapped[datetime] = mapped_column(index=True)
