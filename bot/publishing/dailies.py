"""每日一题: an item a day for each schedule, never two."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.publishing.drawing import Drawing
from bot.publishing.duties import Job, Outlook
from bot.publishing.groups import Groups
from bot.publishing.poster import Poster
from bot.publishing.trainers import Trainers
from bot.quiz import Post, Schedule
from bot.state import Banks, Posts, Schedules
from bot.threads import Threads
from bot.timetable import Quiet, daily

_LETTER = "d"


@dataclass(frozen=True, slots=True)
class Dailies:
    """Draws the day's item from the schedule's bank, one that was never put up in that group
    while there are any.

    What it did is seen by the posts alone: a day's occasion can be planned once.
    """

    schedules: Schedules
    posts: Posts
    banks: Banks
    groups: Groups
    drawing: Drawing
    poster: Poster
    trainers: Trainers
    storage: Threads
    heading: str
    open_seconds: int
    _empty: set[str] = field(default_factory=set)

    async def look(self, now: datetime) -> Outlook:
        """Return the items that are due today."""
        jobs, again = [], []
        today: set[str] = set()
        for schedule in await self.storage(self.schedules.all):
            habits = await self.storage(self.groups.habits_of, schedule.chat_id)
            quiet = Quiet.of(habits)
            again.append(daily.next_due(schedule, quiet, now))
            day = daily.due_day(schedule, quiet, now)
            if day is None:
                continue
            occasion = daily.occasion(schedule, day)
            today.add(occasion)
            post = await self.storage(self.posts.by_occasion, occasion)
            if occasion in self._empty or (post and (post.sent_at or post.closed_at)):
                continue
            jobs.append(Job(schedule.chat_id, partial(self._issue, schedule, occasion, post)))
        await self._let_go(today, now)
        return Outlook(tuple(jobs), min(filter(None, again), default=None))

    async def _issue(self, schedule: Schedule, occasion: str, post: Post | None) -> None:
        post = post or await self._plan(schedule, occasion)
        if post is not None:
            await self.poster.put_up(
                post, schedule.created_by, heading=self.heading, open_seconds=self.open_seconds
            )

    async def _plan(self, schedule: Schedule, occasion: str) -> Post | None:
        now = self.poster.clock()
        bank = await self.storage(self.banks.get, schedule.bank_id)
        name = bank.name if bank else ""
        wanted = (schedule.bank_id, schedule.chat_id, 1, zlib.crc32(occasion.encode()))
        new = await self.storage(self.drawing, *wanted)
        drawn = new or await self.storage(self.drawing, *wanted, again=True)
        if not drawn:
            self._empty.add(occasion)
            await self.trainers.nothing(schedule, name, occasion)
            return None
        if not new:
            await self.trainers.ran_out(schedule, name, now)
        [item] = drawn
        return await self.storage(
            self.posts.plan,
            occasion,
            schedule.chat_id,
            schedule.topic_id,
            item.id,
            item.item,
            now,
        )

    async def _let_go(self, today: set[str], now: datetime) -> None:
        """What was planned and not sent stays while its day lasts; after it nobody waits."""
        for post in await self.storage(self.posts.unsent):
            old = now - post.planned_at
            if (
                post.occasion.startswith(_LETTER)
                and post.occasion not in today
                and old.total_seconds() > 86_400
            ):
                await self.storage(self.posts.closed, post.id, now)
