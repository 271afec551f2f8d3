"""What is deleted of quizzes: a person's own, and what has grown too old."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Delete, String, Update, cast, delete, literal, update

from bot.quiz import ContestStatus
from bot.state.quiz_tables import (
    BankItemRow,
    BankRow,
    ContestRow,
    DraftingRow,
    OptOutRow,
    PostRow,
    ReviewRow,
    ScheduleRow,
    VoteRow,
)

_NOBODY = 0


def own(user_id: int) -> tuple[Delete, ...]:
    """Return what deletes a person's votes, 错题本 and opt-outs, and what they draft."""
    tables = (VoteRow, ReviewRow, OptOutRow, DraftingRow)
    return tuple(delete(table).where(table.user_id == user_id) for table in tables)


def authored(user_id: int) -> tuple[Update, ...]:
    """Return what takes a person's id off what they made for others, which stays."""
    return (
        update(BankRow).where(BankRow.owner == user_id).values(owner=_NOBODY),
        update(BankItemRow).where(BankItemRow.author == user_id).values(author=_NOBODY),
        update(BankItemRow).where(BankItemRow.consented_by == user_id).values(consented_by=_NOBODY),
        update(ScheduleRow).where(ScheduleRow.created_by == user_id).values(created_by=_NOBODY),
        update(ContestRow).where(ContestRow.created_by == user_id).values(created_by=_NOBODY),
        # What was put up by hand names who chose it: p5:812:0.
        update(PostRow)
        .where(PostRow.occasion.startswith(f"p{user_id}:"))
        .values(occasion=literal(f"p{_NOBODY}:") + cast(PostRow.id, String)),
    )


def outdated(before: datetime) -> tuple[Delete, ...]:
    """Return what deletes what was put up and voted before; banks, schedules, habits and
    opt-outs stay, and contests that are still to be held."""
    over = ContestRow.status.in_((ContestStatus.OVER, ContestStatus.CANCELLED))
    return (
        delete(VoteRow).where(VoteRow.received_at < before),
        delete(PostRow).where(PostRow.planned_at < before),
        delete(ContestRow).where(ContestRow.starts_at < before, over),
        delete(DraftingRow).where(DraftingRow.started_at < before),
        delete(ReviewRow).where(ReviewRow.due_at < before),
    )
