"""A contest over a bad line: every poll stands once, every vote counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bot_api import Ballots, Chat, Fault, Trouble, words
from bot_api.world import Json
from town import Town

from bot.bootstrap.quiz_parts import QuizParts
from bot.quiz import ItemStatus
from bot.state import Database
from knowledge.bootstrap import Workshop
from knowledge.quiz import ItemType
from knowledge.quiz.selection import Selection

pytestmark = pytest.mark.slow

TITLE = "支部知识竞赛"
POLLS, LIMIT, INTERVAL = 3, 6, 7


def plan(database: Database, group: Chat, sample: Workshop, trainer: int) -> None:
    """Plan a contest that begins at once, as the wizard does."""
    items = sample.quiz.make(Selection(), (ItemType.SINGLE,), POLLS)
    quizzes, now = QuizParts(database), datetime.now(UTC)
    bank = quizzes.banks.create(TITLE, trainer, now)
    kept = [
        quizzes.bank_items.add(bank.id, one, ItemStatus.READY, trainer, now).id for one in items
    ]
    start = now + timedelta(seconds=1)
    quizzes.contests.plan(group.id, None, bank.id, TITLE, start, INTERVAL, LIMIT, kept, trainer)


async def poll(town: Town, number: int) -> Json:
    """Wait for a poll and return its message."""
    polls = town.api.world.polls
    await town.api.calls.until(f"poll {number}", lambda: len(polls) > number, 120)
    return list(polls.values())[number]


def right(message: Json) -> list[int]:
    """Return the right option of a poll."""
    key: list[int] = message["poll"]["correct_option_ids"]
    return key


async def test_a_contest_is_counted_through_lost_answers_and_a_kill(
    build: Callable[..., Town], sample: Workshop, tmp_path: Path
) -> None:
    town = build(ZHIGUI_QUIZ__QUIET_HOURS="")
    ballots = Ballots(town.api)
    li, wang = town.person(), town.person()
    group = town.group(li, wang)
    database = Database(f"sqlite:///{tmp_path / 'bot.sqlite'}")
    database.upgrade()
    began = datetime.now(UTC)
    plan(database, group, sample, town.boss["id"])
    # The first answer comes late, the second never, the third when the bot is gone.
    answers = (Fault(Trouble.LATE, 2), Fault(Trouble.CUT_AFTER), Fault(Trouble.LATE, 5))
    town.api.faults.once("sendPoll", *answers)

    async with town.bot:
        for number in range(POLLS):
            message = await poll(town, number)
            await ballots.vote(li, message, right(message))
            await town.api.updates.repeat(town.api.updates.pending[-1])
            if number == POLLS - 1:
                await town.bot.kill()
            await ballots.vote(wang, message, [(right(message)[0] + 1) % 2])
        await town.bot.start()
        table = await group.next(matching=f"竞赛排行：{TITLE}")
        await town.api.calls.until(
            "the table is complete", lambda: f"答对{POLLS}题" in words(table), 60
        )

    assert len([one for one in group.seen() if "poll" in one]) == POLLS
    assert f"1. {li['first_name']}　答对{POLLS}题，连对{POLLS}题" in words(table)
    assert wang["first_name"] not in words(table) and "另有1人" in words(table)
    cast = Counter(one.vote.poll_id for one in QuizParts(database).votes.since(began))
    assert [cast[one] for one in town.api.world.polls] == [2] * POLLS
    database.close()
