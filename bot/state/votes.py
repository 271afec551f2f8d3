"""Votes as they come in, and with what they were for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from bot.quiz import Post, Vote
from bot.state.database import Database
from bot.state.posts import post_of
from bot.state.quiz_tables import PostRow, ReviewRow, VoteRow
from bot.state.tables import PersonRow
from bot.state.writing import add_new


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote with what it was for; `name` is the voter's as last seen, empty where unknown."""

    vote: Vote
    post: Post
    name: str

    @property
    def right(self) -> bool:
        """Whether exactly the right options were chosen."""
        return tuple(sorted(self.vote.options)) == self.post.item.key


class Votes:
    """The first vote of each person in each poll."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, poll_id: str, user_id: int, options: Iterable[int], now: datetime) -> bool:
        """Keep a vote, whether or not the poll is known yet.

        Returns:
            False where this person had voted there, or takes a vote back: the first stays.
        """
        chosen = list(options)
        if not chosen:
            return False
        with self._database.session() as session:
            return add_new(
                session,
                VoteRow,
                poll_id=poll_id,
                user_id=user_id,
                options=chosen,
                received_at=now,
            )

    def has_voted(self, poll_id: str, user_id: int) -> bool:
        """Return whether a person has voted in a poll."""
        with self._database.reading() as session:
            return session.get(VoteRow, (poll_id, user_id)) is not None

    def of_chat(self, chat_id: int, since: datetime, until: datetime) -> tuple[Ballot, ...]:
        """Return the votes for what was put up in a chat from `since` to before `until`."""
        put_up = func.coalesce(PostRow.sent_at, PostRow.planned_at)
        return self._ballots(PostRow.chat_id == chat_id, put_up >= since, put_up < until)

    def of_contest(self, contest_id: int) -> tuple[Ballot, ...]:
        """Return the votes in a contest."""
        return self._ballots(PostRow.contest_id == contest_id)

    def unreviewed(self, user_id: int) -> tuple[Ballot, ...]:
        """Return a person's votes for items of banks that are not in their 错题本."""
        held = select(ReviewRow.item_id).where(ReviewRow.user_id == user_id)
        mine = VoteRow.user_id == user_id
        return self._ballots(mine, PostRow.item_id.is_not(None), PostRow.item_id.not_in(held))

    def chats_of(self, user_id: int) -> frozenset[int]:
        """Return the chats in which a person has voted."""
        of_poll = PostRow.poll_id == VoteRow.poll_id
        there = select(PostRow.chat_id).join(VoteRow, of_poll).where(VoteRow.user_id == user_id)
        with self._database.reading() as session:
            return frozenset(session.scalars(there.distinct()))

    def since(self, since: datetime) -> tuple[Ballot, ...]:
        """Return the votes for what was put up anywhere since then."""
        return self._ballots(PostRow.planned_at >= since)

    def _ballots(self, *conditions: ColumnElement[bool]) -> tuple[Ballot, ...]:
        """In the order in which the posts were planned, then in that of receipt."""
        of_poll = PostRow.poll_id == VoteRow.poll_id
        meant = select(PostRow.id).join(VoteRow, of_poll).where(*conditions)
        # Columns, not rows: a post's item is read once, not once a vote.
        cast = (
            select(
                PostRow.id,
                VoteRow.poll_id,
                VoteRow.user_id,
                VoteRow.options,
                VoteRow.received_at,
                PersonRow.name,
            )
            .join(VoteRow, of_poll)
            .outerjoin(PersonRow, PersonRow.user_id == VoteRow.user_id)
            .where(*conditions)
            .order_by(PostRow.planned_at, PostRow.id, VoteRow.received_at, VoteRow.user_id)
        )
        with self._database.reading() as session:
            votes = session.execute(cast).all()
            found = session.scalars(select(PostRow).where(PostRow.id.in_(meant)))
            posts = {row.id: post_of(row) for row in found}
        return tuple(
            Ballot(Vote(poll_id, user_id, tuple(options), at), posts[post_id], name or "")
            for post_id, poll_id, user_id, options, at, name in votes
            if post_id in posts  # it may have been deleted meanwhile
        )
