"""What trainers put up by /publish, one item after another, and what is open too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.publishing.duties import Job, Outlook
from bot.publishing.groups import Groups
from bot.publishing.poster import Poster
from bot.quiz import Post
from bot.state import Posts
from bot.threads import Threads
from bot.timetable import Quiet, shown

PACE = timedelta(seconds=10)
"""Between two items: a group takes 20 messages a minute, and answers need some of them."""

_LETTER = "p"
_LATE = timedelta(hours=1)
"""What was chosen just before midnight is put up after it."""


def occasion(user_id: int, message_id: int, number: int) -> str:
    """Return what makes an item the only one: who chose it, under which message, which of them
    it is (`p5:812:0`)."""
    return f"{_LETTER}{user_id}:{message_id}:{number}"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Puts up what was chosen, when its time has come and it is not quiet; what was not sent on
    its day is let go."""

    posts: Posts
    groups: Groups
    poster: Poster
    storage: Threads
    open_seconds: int

    async def look(self, now: datetime) -> Outlook:
        """Return the posts that are due."""
        jobs, again = [], []
        for post in await self.storage(self.posts.unsent):
            if not post.occasion.startswith(_LETTER):
                continue
            habits = await self.storage(self.groups.habits_of, post.chat_id)
            quiet, zone = Quiet.of(habits), ZoneInfo(habits.timezone)
            late = now - post.planned_at > _LATE
            if late and shown(now, zone).date() > shown(post.planned_at, zone).date():
                await self.storage(self.posts.closed, post.id, now)
                await self.poster.trainers.too_late(_trainer(post), post)
            elif post.planned_at > now or quiet.covers(now):
                again.append(quiet.over(max(now, post.planned_at)))
            else:
                jobs.append(Job(post.chat_id, partial(self._put_up, post)))
        return Outlook(tuple(jobs), min(again, default=None))

    async def _put_up(self, post: Post) -> None:
        await self.poster.put_up(post, _trainer(post), heading="", open_seconds=self.open_seconds)


def _trainer(post: Post) -> int:
    """Return who chose it."""
    return int(post.occasion.removeprefix(_LETTER).partition(":")[0])


@dataclass(frozen=True, slots=True)
class Closing:
    """Notes which polls Telegram has closed by now."""

    posts: Posts
    storage: Threads

    async def look(self, now: datetime) -> Outlook:
        """Close what is over; nothing is sent."""
        again = []
        for post in await self.storage(self.posts.open):
            if post.closes_at is None or post.closes_at <= now:
                await self.storage(self.posts.closed, post.id, now)
            else:
                again.append(post.closes_at)
        return Outlook(again=min(again, default=None))
