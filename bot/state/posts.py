"""Items that are, or are about to be, put up in chats: the intent is stored first."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from bot.quiz import Post
from bot.state.database import Database
from bot.state.quiz_tables import PostRow
from bot.state.writing import add_new
from knowledge.quiz import QuizItem, item_of, item_record


class Posts:
    """Posts by occasion, by token and by Telegram's poll."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(
        self,
        occasion: str,
        chat_id: int,
        topic_id: int | None,
        item_id: int | None,
        item: QuizItem,
        planned_at: datetime,
        contest_id: int | None = None,
    ) -> Post:
        """Keep what is to be put up; a second plan for the same occasion is the first.

        Args:
            item: as it is to be shown, options in that order.
        """
        with self._database.session() as session:
            add_new(
                session,
                PostRow,
                token=secrets.token_urlsafe(9),
                occasion=occasion,
                chat_id=chat_id,
                topic_id=topic_id,
                item_id=item_id,
                record=item_record(item),
                planned_at=planned_at,
                contest_id=contest_id,
            )
            return post_of(
                session.scalars(select(PostRow).where(PostRow.occasion == occasion)).one()
            )

    def sent(
        self,
        post_id: int,
        message_id: int,
        poll_id: str | None,
        closes_at: datetime | None,
        now: datetime,
    ) -> None:
        """Note where it stands: votes for this poll are its votes, those before as well."""
        self._set(post_id, message_id=message_id, poll_id=poll_id, closes_at=closes_at, sent_at=now)

    def closed(self, post_id: int, now: datetime) -> None:
        """Note that nobody can answer any more, or that it will not be put up at all."""
        self._set(post_id, closed_at=now)

    def by_token(self, token: str) -> Post | None:
        """Return the one that a button names."""
        return self._first(PostRow.token == token)

    def by_poll(self, poll_id: str) -> Post | None:
        """Return the one of a poll, None as long as its id is not known."""
        return self._first(PostRow.poll_id == poll_id)

    def by_occasion(self, occasion: str) -> Post | None:
        """Return what was put up, or is to be, for an occasion."""
        return self._first(PostRow.occasion == occasion)

    def unsent(self) -> tuple[Post, ...]:
        """Return what is still to be put up, in the order of the plan."""
        return self._find(PostRow.sent_at.is_(None), PostRow.closed_at.is_(None))

    def open(self) -> tuple[Post, ...]:
        """Return what can be answered, in the order of the plan."""
        return self._find(PostRow.sent_at.is_not(None), PostRow.closed_at.is_(None))

    def of_contest(self, contest_id: int) -> tuple[Post, ...]:
        """Return a contest's, in the order of the plan."""
        return self._find(PostRow.contest_id == contest_id)

    def _set(self, post_id: int, **values: object) -> None:
        with self._database.session() as session:
            session.execute(update(PostRow).where(PostRow.id == post_id).values(values))

    def _first(self, condition: ColumnElement[bool]) -> Post | None:
        with self._database.reading() as session:
            row = session.scalars(select(PostRow).where(condition)).first()
            return post_of(row) if row else None

    def _find(self, *conditions: ColumnElement[bool]) -> tuple[Post, ...]:
        found = select(PostRow).where(*conditions).order_by(PostRow.planned_at, PostRow.id)
        with self._database.reading() as session:
            return tuple(map(post_of, session.scalars(found)))


def post_of(row: PostRow) -> Post:
    """Return the noun of a row."""
    return Post(
        row.id,
        row.token,
        row.occasion,
        row.chat_id,
        row.topic_id,
        row.item_id,
        item_of(row.record),
        row.planned_at,
        row.contest_id,
        row.message_id,
        row.poll_id,
        row.sent_at,
        row.closes_at,
        row.closed_at,
    )
