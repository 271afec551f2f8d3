"""What the bot's database holds of a contest, and what its table says in the group."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot_api import BotApi, Chat, words
from contest_truth import Row

from bot.bootstrap.quiz_parts import QuizParts
from bot.quiz import Contest, ContestStatus, ItemStatus
from bot.standings.table import table
from bot.standings.texts import StandingsTexts
from bot.state import Database, Inbox
from knowledge.quiz import QuizItem

_TRAINER = 77
_LEAD = timedelta(seconds=20)  # until the first poll
_PATIENCE = 180.0
_LISTED = 10


class Ledger:
    """Reads a contest in the bot's database."""

    def __init__(self, database: Database, contest: Contest) -> None:
        self._quizzes = QuizParts(database)
        self._inbox = Inbox(database)
        self._contest = contest

    @classmethod
    def planned(
        cls,
        database: Database,
        group: Chat,
        items: Sequence[QuizItem],
        *,
        limit_s: int,
        interval_s: int,
    ) -> Ledger:
        """Plan a contest that begins soon, as a trainer's wizard does."""
        quizzes, now = QuizParts(database), datetime.now(UTC)
        bank = quizzes.banks.create("知识竞赛", _TRAINER, now)
        kept = [
            quizzes.bank_items.add(bank.id, item, ItemStatus.READY, _TRAINER, now) for item in items
        ]
        contest = quizzes.contests.plan(
            group.id,
            None,
            bank.id,
            "知识竞赛",
            now + _LEAD,
            interval_s,
            limit_s,
            [one.id for one in kept],
            _TRAINER,
        )
        return cls(database, contest)

    async def settled(self) -> None:
        """Wait until the contest is over and everything that came in is worked off."""
        async with asyncio.timeout(_PATIENCE):
            while not self._over() or self._inbox.waiting():
                await asyncio.sleep(1)

    def rows(self) -> list[Row]:
        """Return the table that the bot computes from its database."""
        made = table(self._quizzes.votes.of_contest(self._contest.id))
        return sorted(
            Row(one.rank, one.user_id, one.right, one.streak, one.answered)
            for one in made.standings
        )

    def count(self) -> int:
        """Return how many votes are kept of its polls."""
        return len(self._quizzes.votes.of_contest(self._contest.id))

    async def shown(self, api: BotApi, group: Chat, truth: Sequence[Row]) -> bool:
        """Wait until the table in the group says what is true; False where it never does."""
        form = StandingsTexts().standing
        wanted = sorted(
            form.format(rank=one.rank, name="", right=one.right, streak=one.streak)
            for one in truth[:_LISTED]
        )

        def right() -> bool:
            said = words(group.seen()[-1]).splitlines()
            listed = [line.partition("，用时")[0] for line in said if line[:1].isdigit()]
            bare = [f"{one.partition(' ')[0]} {one[one.index('　') :]}" for one in listed]
            return sorted(bare) == wanted

        try:
            await api.calls.until("the table in the group", right, _PATIENCE)
        except AssertionError:
            return False
        return True

    def _over(self) -> bool:
        now = self._quizzes.contests.get(self._contest.id)
        return now is not None and now.status is ContestStatus.OVER
