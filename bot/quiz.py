"""The nouns of quizzes in the bot, shared by its packages; nothing of Telegram's classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from knowledge.quiz import ItemType, QuizItem


class ItemStatus(StrEnum):
    """Where an item stands on its way into quizzes."""

    DRAFT = "draft"  # offered to the trainer, not decided yet
    WAITING = "waiting"  # taken by its trainer, waits for a second one's consent
    READY = "ready"  # may be published
    SUSPENDED = "suspended"  # its passage changed or went
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Bank:
    """A named collection of items; `sizes` counts them by status."""

    id: int
    name: str
    tags: tuple[str, ...]
    owner: int
    needs_consent: bool
    created_at: datetime
    sizes: tuple[tuple[ItemStatus, int], ...] = ()

    def size(self, status: ItemStatus) -> int:
        """Return how many items have this status."""
        return dict(self.sizes).get(status, 0)


@dataclass(frozen=True, slots=True)
class BankItem:
    """An item in a bank. `author` took or wrote it, `consented_by` is the second trainer.

    `finding` and `now_reads` are set while it is suspended: what happened to its passage
    (changed, gone) and how the passage reads now.
    """

    id: int
    bank_id: int
    item: QuizItem
    status: ItemStatus
    author: int
    changed_at: datetime
    consented_by: int | None = None
    finding: str = ""
    now_reads: str = ""


@dataclass(frozen=True, slots=True)
class Drafting:
    """A trainer's work at drafts, resumed where it was left: which items were asked for, in
    which bank they go, under which message the current card stands.

    `shown` is the bank item on the card, `editing` whether the next reply is its new text,
    `seen` are the ids of items that were offered, so that none is offered twice.
    """

    id: int
    user_id: int
    bank_id: int
    topic: str
    types: tuple[ItemType, ...]
    count: int
    seen: tuple[str, ...]
    started_at: datetime
    message_id: int | None = None
    shown: int | None = None
    editing: bool = False
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An item that is, or is about to be, put up in a chat: the intent is stored first.

    `occasion` is unique and says what it was put up for (`d12:2026-11-22`, `c3:17`, `p…`),
    so that nothing is put up twice. `item` is as shown, options in the order shown.
    `poll_id` is Telegram's, None before it is known and for items that are no polls.
    """

    id: int
    token: str
    occasion: str
    chat_id: int
    topic_id: int | None
    item_id: int | None
    item: QuizItem
    planned_at: datetime
    contest_id: int | None = None
    message_id: int | None = None
    poll_id: str | None = None
    sent_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A person's vote in a poll; a second one of the same person never counts.

    It carries no time of Telegram's: `received_at` is when it came in here.
    """

    poll_id: str
    user_id: int
    options: tuple[int, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """每日一题: an item of a bank each day at a time of the group's clock.

    `weekdays` are ISO's (1 is Monday), `timezone` an IANA name. An item whose time had passed
    at `created_at` is not made up for; None: no such time is known.
    """

    id: int
    chat_id: int
    topic_id: int | None
    bank_id: int
    at: time
    timezone: str
    weekdays: tuple[int, ...]
    created_by: int
    created_at: datetime | None = None


class ContestStatus(StrEnum):
    """How far a contest is."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest: its items one after another, each open for `limit_s` seconds, a new one
    every `interval_s`. `items` are ids of bank items, drawn when it is planned."""

    id: int
    chat_id: int
    topic_id: int | None
    bank_id: int
    title: str
    starts_at: datetime
    interval_s: int
    limit_s: int
    items: tuple[int, ...]
    status: ContestStatus
    created_by: int


@dataclass(frozen=True, slots=True)
class Habits:
    """A group's clock and the hours in which nothing is put up there."""

    chat_id: int
    timezone: str
    quiet_from: time
    quiet_to: time
