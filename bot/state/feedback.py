"""What people think of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, func, select

from bot.state.database import Database
from bot.state.tables import AnswerRow, FeedbackRow
from bot.state.writing import put


class Verdict(StrEnum):
    """What a person says of an answer; a remark is about the bot as a whole."""

    GOOD = "good"
    BAD = "bad"
    CITATION = "citation"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One verdict with its reason; `asked` is the question, empty where it is gone."""

    verdict: Verdict
    reason: str
    asked: str
    given_at: datetime


class Feedback:
    """One verdict for each answer and person; the last word counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(
        self,
        answer_id: int | None,
        user_id: int,
        verdict: Verdict,
        reason: str,
        now: datetime,
    ) -> None:
        """Keep a verdict instead of the one this person gave of this answer before."""
        with self._database.session() as session:
            put(
                session,
                FeedbackRow,
                ("answer_id", "user_id"),
                answer_id=answer_id,
                user_id=user_id,
                verdict=verdict,
                reason=reason,
                given_at=now,
            )

    def of(self, answer_id: int, user_id: int) -> Opinion | None:
        """Return what a person has said of an answer."""
        mine = (FeedbackRow.answer_id == answer_id, FeedbackRow.user_id == user_id)
        return next(iter(self._opinions(1, *mine)), None)

    def counts(self) -> Mapping[Verdict, int]:
        """Return how many there are of each verdict."""
        counted = select(FeedbackRow.verdict, func.count()).group_by(FeedbackRow.verdict)
        with self._database.reading() as session:
            found = {Verdict(verdict): count for verdict, count in session.execute(counted)}
        return {verdict: found.get(verdict, 0) for verdict in Verdict}

    def latest(self, limit: int) -> tuple[Opinion, ...]:
        """Return the last verdicts, newest first."""
        return self._opinions(limit)

    def prune(self, before: datetime) -> int:
        """Drop what was given before; return how many."""
        with self._database.session() as session:
            old = delete(FeedbackRow).where(FeedbackRow.given_at < before)
            return session.connection().execute(old).rowcount

    def _opinions(self, limit: int, *conditions: ColumnElement[bool]) -> tuple[Opinion, ...]:
        newest = (
            select(FeedbackRow, AnswerRow.asked)
            .join(AnswerRow, AnswerRow.id == FeedbackRow.answer_id, isouter=True)
            .where(*conditions)
            .order_by(FeedbackRow.given_at.desc(), FeedbackRow.id.desc())
            .limit(limit)
        )
        with self._database.reading() as session:
            return tuple(
                Opinion(Verdict(row.verdict), row.reason, asked or "", row.given_at)
                for row, asked in session.execute(newest)
            )
