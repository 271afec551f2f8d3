"""What a group is told of a contest."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.model import Outgoing
from bot.ports import Delivers
from bot.publishing.groups import Groups
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.quiz import Contest
from bot.threads import Threads
from knowledge.errors import ChatClosed, MessageGone

FinalTable = Callable[[Contest], Awaitable[Outgoing]]


@dataclass(frozen=True, slots=True)
class MatchTalk:
    """Says each thing once, in the contest's group and topic.

    Args:
        table: makes the table of who answered how well.
    """

    courier: Delivers
    groups: Groups
    moments: Moments
    texts: PublishingTexts
    table: FinalTable
    storage: Threads

    async def say(self, contest: Contest, message: Outgoing, what: str) -> None:
        """Send a message, once for each `what`; a group that is shut is told nothing."""
        where = await self.storage(self.groups.where, contest.chat_id, contest.topic_id)
        if where is not None:
            with contextlib.suppress(ChatClosed):
                await self.courier.send(where, message, key=_key(contest, what))

    async def correct(self, contest: Contest, message: Outgoing, what: str) -> None:
        """Change what was said; what is deleted stays so."""
        where = await self.storage(self.groups.where, contest.chat_id, contest.topic_id)
        if where is not None:
            with contextlib.suppress(ChatClosed, MessageGone):
                # What was sent under this key is not sent again: this gives its id.
                sent = await self.courier.send(where, message, key=_key(contest, what))
                await self.courier.edit(where, sent, message)

    async def announcement(self, contest: Contest) -> Outgoing:
        """Return what is said when it is planned."""
        habits = await self.storage(self.groups.habits_of, contest.chat_id)
        told = self.texts.announcement.format(
            title=contest.title,
            time=self.moments.spoken(contest.starts_at, habits.timezone),
            count=len(contest.items),
            limit=contest.limit_s,
            interval=contest.interval_s,
        )
        return Outgoing.plain(told)

    def turn(self, number: int, count: int) -> str:
        """Return what an item of it is put up as."""
        return self.texts.turn.format(number=number, count=count)

    def called_off(self, contest: Contest) -> Outgoing:
        """Return what is said when it is cancelled."""
        return Outgoing.plain(self.texts.called_off.format(title=contest.title))

    def broken_off(self, contest: Contest) -> Outgoing:
        """Return what is said when it ends before its last item."""
        return Outgoing.plain(self.texts.broken_off.format(title=contest.title))


def _key(contest: Contest, what: str) -> str:
    return f"quiz:c{contest.id}:{what}"
