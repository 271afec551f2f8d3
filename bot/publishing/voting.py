"""Votes in polls, as they come in: before the poll is known, late, twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Voted
from bot.ports import Clock
from bot.publishing.matches import Matches
from bot.state import People, Posts, Votes
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Voting:
    """Keeps each person's first vote in each poll.

    Who votes as nobody in particular (an anonymous admin, a channel) is not counted: nobody
    could be named in a table.
    """

    votes: Votes
    posts: Posts
    people: People
    matches: Matches
    storage: Threads
    clock: Clock

    async def receive(self, voted: Voted) -> None:
        """Keep a vote; one that came before, or is taken back, changes nothing."""
        if voted.person is None or not voted.options:
            return
        now = self.clock()
        await self.storage(self.people.seen, voted.person, now)
        new = await self.storage(
            self.votes.receive, voted.poll_id, voted.person.id, voted.options, now
        )
        post = await self.storage(self.posts.by_poll, voted.poll_id) if new else None
        if post is not None and post.contest_id is not None:
            self.matches.voted(post.contest_id, now)
