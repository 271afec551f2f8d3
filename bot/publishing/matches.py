"""Contests: announced, held item by item, closed with the final table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.model import Outgoing
from bot.publishing.duties import Job, Outlook
from bot.publishing.match_talk import MatchTalk
from bot.publishing.poster import Poster
from bot.publishing.trainers import Trainers
from bot.quiz import Contest, ContestStatus, Post
from bot.state import BankItems, Contests, Posts
from bot.threads import Threads
from bot.timetable import Quiet, contests
from knowledge.errors import DeliveryError, DeliveryUnknown, ZhiguiError

_GRACE = timedelta(seconds=10)
"""Between the last poll's end and the table: votes that were cast in time are under way."""

_SHORTLY = timedelta(minutes=1)
"""A contest that was held up for longer does not go on in quiet hours."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Holds contests. What is due follows from the contest and its posts alone, so that a
    contest goes on after a restart where it was."""

    contests: Contests
    posts: Posts
    items: BankItems
    poster: Poster
    trainers: Trainers
    talk: MatchTalk
    storage: Threads
    _announced: set[int] = field(default_factory=set)
    _outdated: dict[int, datetime] = field(default_factory=dict)

    async def look(self, now: datetime) -> Outlook:
        """Return what is due in contests."""
        jobs: list[Job] = []
        again: list[datetime] = []
        for contest in await self.storage(self.contests.unfinished):
            posts = await self.storage(self.posts.of_contest, contest.id)
            habits = await self.storage(self.poster.groups.habits_of, contest.chat_id)
            quiet = Quiet.of(habits)
            if not posts and contest.id not in self._announced and not quiet.covers(now):
                jobs.append(Job(contest.chat_id, partial(self._announce, contest)))
            step = self._step(contest, posts, quiet, now)
            if isinstance(step, datetime):
                again.append(step)
            else:
                jobs.append(Job(contest.chat_id, step))
        self._correct(now, jobs, again)
        return Outlook(tuple(jobs), min(again, default=None))

    async def cancel(self, contest: Contest) -> bool:
        """Call a contest off; return False where it is over."""
        if not await self.storage(self.contests.set_status, contest.id, ContestStatus.CANCELLED):
            return False
        for post in await self.storage(self.posts.of_contest, contest.id):
            if post.closed_at is None:
                await self.poster.close(post)
        await self.talk.say(contest, self.talk.called_off(contest), "off")
        return True

    def voted(self, contest_id: int, now: datetime) -> None:
        """A vote came in: where the table stands already, it is corrected soon."""
        self._outdated.setdefault(contest_id, now + _GRACE)

    def _step(
        self, contest: Contest, posts: tuple[Post, ...], quiet: Quiet, now: datetime
    ) -> datetime | Callable[[], Awaitable[object]]:
        """Return what is to be done next in a contest, or when: an item that was planned and
        not sent, the next one's turn, the end."""
        unsent = next((one for one in posts if not (one.sent_at or one.closed_at)), None)
        turn = contests.next_turn(contest, posts)
        at = turn.at if turn else contests.closes(contest, posts) + _GRACE
        if unsent is not None:
            at = unsent.planned_at
        if at > now:
            return at
        if unsent is None and turn is None:
            return partial(self._finish, contest, given_up=now - at > contests.LATEST)
        late = now - at > (_SHORTLY if quiet.covers(now) else contests.LATEST)
        if not posts and (late or quiet.covers(now)):
            return partial(self._miss, contest)
        if late:
            return partial(self._finish, contest, broken_off=True, given_up=True)
        if unsent is not None:
            return partial(self._put_up, contest, unsent)
        assert turn is not None  # noqa: S101 - for the type checker
        return partial(self._take_turn, contest, turn.number)

    async def _announce(self, contest: Contest) -> None:
        await self.talk.say(contest, await self.talk.announcement(contest), "announced")
        self._announced.add(contest.id)

    async def _take_turn(self, contest: Contest, first: int) -> None:
        """Put up the next item that may be; those that may not are passed over and told."""
        for number in range(first, len(contest.items)):
            item_id = contest.items[number]
            kept = await self.storage(self.items.get, item_id)
            if kept is None:  # its bank is deleted
                await self._end_early(contest)
                return
            post = await self.storage(
                self.posts.plan,
                contests.occasion(contest, number),
                contest.chat_id,
                contest.topic_id,
                item_id,
                kept.item,
                self.poster.clock(),
                contest_id=contest.id,
            )
            await self.storage(self.contests.set_status, contest.id, ContestStatus.RUNNING)
            if await self._put_up(contest, post):
                return
        await self._finish(contest)

    async def _end_early(self, contest: Contest) -> None:
        if await self.storage(self.posts.of_contest, contest.id):
            await self._finish(contest, broken_off=True)
        elif await self.cancel(contest):
            await self.trainers.missed(contest)

    async def _put_up(self, contest: Contest, post: Post) -> bool:
        heading = self.talk.turn(contests.number_of(post) + 1, len(contest.items))
        return await self.poster.put_up(
            post, contest.created_by, heading=heading, open_seconds=contest.limit_s
        )

    async def _miss(self, contest: Contest) -> None:
        await self.storage(self.contests.set_status, contest.id, ContestStatus.CANCELLED)
        await self.trainers.missed(contest)

    async def _finish(
        self, contest: Contest, *, broken_off: bool = False, given_up: bool = False
    ) -> None:
        """Show the table and end it.

        Args:
            broken_off: its other items are not put up any more, which its trainer is told.
            given_up: it ends even where the group cannot be told.
        """
        if broken_off:
            for post in await self.storage(self.posts.of_contest, contest.id):
                if post.sent_at is None and post.closed_at is None:
                    await self.poster.close(post)
            await self.trainers.missed(contest)
        try:
            if broken_off:
                await self.talk.say(contest, self.talk.broken_off(contest), "broken")
            await self.talk.say(contest, await self.talk.table(contest), "table")
        except DeliveryError:
            if not given_up:
                raise
        await self.storage(self.contests.set_status, contest.id, ContestStatus.OVER)

    def _correct(self, now: datetime, jobs: list[Job], again: list[datetime]) -> None:
        for contest_id, at in self._outdated.items():
            if at > now:
                again.append(at)
            else:
                jobs.append(Job(0, partial(self._rewrite, contest_id)))

    async def _rewrite(self, contest_id: int) -> None:
        # Before the votes are counted: one that comes meanwhile calls for another correction.
        at = self._outdated.pop(contest_id)
        try:
            contest = await self.storage(self.contests.get, contest_id)
            if contest is not None and contest.status is ContestStatus.OVER:
                table: Outgoing = await self.talk.table(contest)
                await self.talk.correct(contest, table, "table")
        except DeliveryUnknown:  # where the table stands cannot be found out
            raise
        except ZhiguiError:
            self._outdated.setdefault(contest_id, at)
            raise
