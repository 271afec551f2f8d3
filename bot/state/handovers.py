"""Questions that were passed on to a person, and what that person proposes to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, select

from bot.state.database import Database
from bot.state.tables import HandoverRow
from bot.state.writing import add_new


class HandoverStatus(StrEnum):
    """How far a question that was passed on has come."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Handover:
    """A question passed on by a message of the bot, which the contact replies to."""

    id: int
    answer_id: int | None
    chat_id: int
    message_id: int
    question: str
    asked_by: int | None
    proposal: str
    proposed_by: int | None
    status: HandoverStatus
    changed_at: datetime

    @property
    def wording(self) -> int:
        """A number of at most nine digits that is another one when the proposal was changed."""
        return int(self.changed_at.timestamp() * 1000) % 10**9


class Handovers:
    """Handovers by id, by the message that passed the question on, and by the answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self,
        answer_id: int,
        chat_id: int,
        message_id: int,
        question: str,
        asked_by: int | None,
        now: datetime,
    ) -> Handover:
        """Keep that a question was passed on; an answer's second handover is its first."""
        with self._database.session() as session:
            add_new(
                session,
                HandoverRow,
                answer_id=answer_id,
                chat_id=chat_id,
                message_id=message_id,
                question=question,
                asked_by=asked_by,
                status=HandoverStatus.WAITING,
                changed_at=now,
            )
            row = session.scalars(
                select(HandoverRow).where(HandoverRow.answer_id == answer_id)
            ).one()
            return _handover(row)

    def get(self, handover_id: int) -> Handover | None:
        """Return one by its id."""
        return self._first(HandoverRow.id == handover_id)

    def by_message(self, chat_id: int, message_id: int) -> Handover | None:
        """Return the one that a message of the bot passed on."""
        return self._first(HandoverRow.chat_id == chat_id, HandoverRow.message_id == message_id)

    def by_answer(self, answer_id: int) -> Handover | None:
        """Return the one of an answer."""
        return self._first(HandoverRow.answer_id == answer_id)

    def propose(self, handover_id: int, text: str, by: int, now: datetime) -> bool:
        """Keep what the contact would answer; the last word before approval counts.

        Returns:
            False where it was settled already, or is gone.
        """
        with self._database.session() as session:
            row = session.get(HandoverRow, handover_id, with_for_update=True)
            if row is None or row.status == HandoverStatus.APPROVED:
                return False
            row.proposal, row.proposed_by = text, by
            row.status, row.changed_at = HandoverStatus.PROPOSED, now
            return True

    def proposed(self) -> tuple[Handover, ...]:
        """Return what waits for an admin's word, oldest first."""
        waiting = select(HandoverRow).where(HandoverRow.status == HandoverStatus.PROPOSED)
        with self._database.reading() as session:
            rows = session.scalars(waiting.order_by(HandoverRow.changed_at, HandoverRow.id))
            return tuple(map(_handover, rows))

    def approved(self) -> tuple[Handover, ...]:
        """Return the questions and answers that an admin has approved, oldest first."""
        approved = select(HandoverRow).where(HandoverRow.status == HandoverStatus.APPROVED)
        with self._database.reading() as session:
            return tuple(map(_handover, session.scalars(approved.order_by(HandoverRow.id))))

    def settle(self, seen: Handover, status: HandoverStatus, now: datetime) -> bool:
        """Approve or reject a proposal as it was seen; return False where somebody else was
        quicker, or it has been changed since."""
        with self._database.session() as session:
            row = session.get(HandoverRow, seen.id, with_for_update=True)
            if row is None or row.status != HandoverStatus.PROPOSED:
                return False
            if row.proposal != seen.proposal:
                return False
            row.status, row.changed_at = status, now
            return True

    def prune(self, before: datetime) -> int:
        """Drop what was last changed before, except what an admin has approved."""
        old = delete(HandoverRow).where(
            HandoverRow.changed_at < before, HandoverRow.status != HandoverStatus.APPROVED
        )
        with self._database.session() as session:
            return session.connection().execute(old).rowcount

    def _first(self, *conditions: ColumnElement[bool]) -> Handover | None:
        with self._database.reading() as session:
            newest = select(HandoverRow).where(*conditions).order_by(HandoverRow.id.desc())
            row = session.scalars(newest.limit(1)).first()
            return _handover(row) if row else None


def _handover(row: HandoverRow) -> Handover:
    return Handover(
        row.id,
        row.answer_id,
        row.chat_id,
        row.message_id,
        row.question,
        row.asked_by,
        row.proposal,
        row.proposed_by,
        HandoverStatus(row.status),
        row.changed_at,
    )
