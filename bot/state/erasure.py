"""What is deleted: one person's own when they ask for it, and what has grown too old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Delete, Update, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot.state.database import Database
from bot.state.handovers import HandoverStatus
from bot.state.quiz_erasure import authored, outdated, own
from bot.state.tables import (
    AnswerRow,
    ContextRow,
    DeliveryRow,
    FeedbackRow,
    HandoverRow,
    MembershipRow,
    PersonRow,
    UpdateRow,
)

_TECHNICAL = timedelta(days=7)  # Telegram sends an update again for one day at most


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of a person's own were deleted."""

    questions: int
    contexts: int
    feedback: int
    handovers: int
    quizzes: int


class Erasure:
    """Deletes in every table, in one transaction each time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, user_id: int) -> Forgotten:
        """Delete what a person has asked and said, and their name.

        What an admin has approved and what a trainer has made stays without the person. A
        role stays, without the name: it is the admin's word, not theirs.
        """
        with self._database.session() as session:
            forgotten = Forgotten(
                questions=_count(session, delete(AnswerRow).where(AnswerRow.user_id == user_id)),
                contexts=_count(session, delete(ContextRow).where(ContextRow.user_id == user_id)),
                feedback=_count(session, delete(FeedbackRow).where(FeedbackRow.user_id == user_id)),
                handovers=_forget_handovers(session, user_id),
                quizzes=sum(_count(session, one) for one in own(user_id)),
            )
            for one in authored(user_id):
                session.execute(one)
            _forget_traces(session, user_id)
            return forgotten

    def prune(self, before: datetime, now: datetime) -> int:
        """Delete what was asked and said before, and technical notes of more than a week.

        Unfinished updates, roles, groups, what an admin has approved, banks and the audit stay.
        People without a role who were not seen since are forgotten too.

        Returns:
            The number of rows.
        """
        approved = HandoverRow.status == HandoverStatus.APPROVED
        technical = now - _TECHNICAL
        gone: tuple[Delete | Update, ...] = (
            delete(AnswerRow).where(AnswerRow.asked_at < before),
            delete(FeedbackRow).where(FeedbackRow.given_at < before),
            delete(HandoverRow).where(HandoverRow.changed_at < before, ~approved),
            delete(PersonRow).where(
                PersonRow.role.is_(None),
                or_(PersonRow.seen_at.is_(None), PersonRow.seen_at < before),
                or_(PersonRow.told_no_at.is_(None), PersonRow.told_no_at < before),
            ),
            *outdated(before),
            delete(ContextRow).where(ContextRow.expires_at <= now),
            delete(MembershipRow).where(MembershipRow.checked_at < technical),
            delete(UpdateRow).where(UpdateRow.finished_at < technical),
            delete(DeliveryRow).where(DeliveryRow.begun_at < technical),
            # After a quiet week Telegram numbers updates from anywhere: an old number must not
            # answer a new question.
            update(AnswerRow)
            .where(AnswerRow.asked_at < technical, AnswerRow.update_id >= 0)
            .values(update_id=-AnswerRow.id),
        )
        with self._database.session() as session:
            return sum(_count(session, one) for one in gone)


def _forget_handovers(session: Session, user_id: int) -> int:
    approved = HandoverRow.status == HandoverStatus.APPROVED
    asked, proposed = HandoverRow.asked_by == user_id, HandoverRow.proposed_by == user_id
    return sum(
        _count(session, one)
        for one in (
            delete(HandoverRow).where(asked, ~approved),
            update(HandoverRow).where(asked).values(asked_by=None),
            update(HandoverRow)
            .where(proposed, ~approved)
            .values(proposal="", proposed_by=None, status=HandoverStatus.WAITING),
            update(HandoverRow).where(proposed).values(proposed_by=None),
        )
    )


def _forget_traces(session: Session, user_id: int) -> None:
    """Delete the rest: the name, memberships, and notes of messages in the private chat."""
    session.execute(delete(MembershipRow).where(MembershipRow.user_id == user_id))
    # A message whose update may still be worked on again must not be sent once more.
    oldest = session.scalar(
        select(func.min(UpdateRow.received_at)).where(UpdateRow.finished_at.is_(None))
    )
    sent = and_(DeliveryRow.chat_id == user_id, DeliveryRow.message_id.is_not(None))
    session.execute(
        delete(DeliveryRow).where(sent, DeliveryRow.begun_at < oldest if oldest else sent)
    )
    person = PersonRow.user_id == user_id
    session.execute(delete(PersonRow).where(person, PersonRow.role.is_(None)))
    session.execute(update(PersonRow).where(person).values(name="", username="", seen_at=None))


def _count(session: Session, statement: Delete | Update) -> int:
    return session.connection().execute(statement).rowcount
