"""Holds a contest over a bad line with kills in between, and compares the bot's table with what
the voters did.

    .venv/bin/python benchmarks/bot_contest.py SCRATCH [--polls 20] [--voters 200] [--seed 1]

The bot is a process of its own, the Bot API server is `tests/bot_api`. Everybody votes once in
every poll: most at once, some just before it closes; some try again, or when it is closed, and
are refused; some votes are told to the bot twice. Of some polls the answer to `sendPoll` comes
late, so that votes come before it, or never; `--faults` lets a share of all calls fail besides.
Three times the bot is killed by kill -9: amid votes, between a poll's acceptance and its answer,
and before the last poll closes; people go on voting while it is down.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot_ground import ingested, machine  # isort: skip - first: it opens the paths

from bot_api import (
    BEFORE_ACCEPTANCE,
    Actors,
    Ballots,
    BotApi,
    BotProcess,
    Chat,
    Fault,
    NotCounted,
    Trouble,
)
from bot_api.world import Json
from contest_ledger import Ledger
from contest_truth import Row, true_table

from bot.state import Database
from knowledge.bootstrap import Workshop
from knowledge.quiz import ItemType
from knowledge.quiz.selection import Selection

LIMIT, INTERVAL = 8, 11  # seconds
_LATE, _AGAIN, _TWICE = 0.1, 0.05, 0.05  # shares of the voters
_FAULTS = (*BEFORE_ACCEPTANCE, Trouble.CUT_AFTER)
_PATIENCE = 180.0
_DAYTIME = {"ZHIGUI_QUIZ__QUIET_HOURS": ""}


@dataclass
class Course:
    """What may happen to which poll, by its number."""

    polls: int

    def fault(self, number: int) -> Fault | None:
        """Return what happens to the answer of a poll's `sendPoll`."""
        if number == self.killed_unanswered:
            return Fault(Trouble.LATE, 6)
        if number % 5 == 2:
            return Fault(Trouble.LATE, 1.5)
        return Fault(Trouble.CUT_AFTER) if number % 7 == 4 else None

    @property
    def kills(self) -> frozenset[int]:
        """Amid the votes of these the bot is killed."""
        return frozenset({self.polls // 3, self.killed_unanswered, self.polls - 1})

    @property
    def killed_unanswered(self) -> int:
        """Before it gets to know that this one was accepted."""
        return self.polls * 2 // 3


class Match:
    """One contest from its plan to its table."""

    def __init__(
        self, api: BotApi, group: Chat, people: list[Json], bot: BotProcess, course: Course
    ) -> None:
        self._api = api
        self._group = group
        self._people = people
        self._bot = bot
        self._course = course
        self._ballots = Ballots(api)
        self.counts: Counter[str] = Counter()

    async def play(self, chance: random.Random) -> None:
        """Vote in each poll as it comes."""
        skill = {one["id"]: chance.uniform(0.2, 0.95) for one in self._people}
        for number in range(self._course.polls):
            if fault := self._course.fault(number):
                self._api.faults.once("sendPoll", fault)
            await self._vote(await self._poll(number), number, skill, chance)

    async def _poll(self, number: int) -> Json:
        """Wait for a poll and return its message."""
        polls = self._api.world.polls
        await self._api.calls.until(f"poll {number}", lambda: len(polls) > number, _PATIENCE)
        return list(polls.values())[number]

    async def _vote(
        self, message: Json, number: int, skill: dict[int, float], chance: random.Random
    ) -> None:
        voters = chance.sample(self._people, len(self._people))
        late = round(len(voters) * _LATE)
        down = number in self._course.kills
        for at, person in enumerate(voters[late:]):
            if at == len(voters) // 2 and down:
                await self._bot.kill()
                self.counts["kills"] += 1
            await self._cast(person, message, skill[person["id"]], chance)
        again = chance.sample(voters[late:], round(len(voters) * _AGAIN))
        last = number == self._course.polls - 1
        start = asyncio.create_task(self._bot.start()) if down and not last else None
        await self._refused(again[::2], message)
        closes = message["poll"]["close_date"]
        await asyncio.sleep(max(0.0, closes - 0.8 - time.time()))
        for person in voters[:late]:
            await self._cast(person, message, skill[person["id"]], chance)
        await asyncio.sleep(max(0.0, closes + 0.1 - time.time()))
        await self._refused(again[1::2], message)
        if down:
            await (start or self._bot.start())

    async def _cast(self, person: Json, message: Json, skill: float, chance: random.Random) -> None:
        poll: Json = message["poll"]
        right: int = poll["correct_option_ids"][0]
        wrong = [at for at in range(len(poll["options"])) if at != right]
        await self._ballots.vote(
            person, message, [right if chance.random() < skill else chance.choice(wrong)]
        )
        self.counts["votes"] += 1
        self.counts["before the send returned"] += self._unanswered(poll["id"])
        if chance.random() < _TWICE and self._api.updates.pending:
            await self._api.updates.repeat(self._api.updates.pending[-1])
            self.counts["told twice"] += 1

    def _unanswered(self, poll_id: str) -> bool:
        sent = [one for one in self._api.calls.of("sendPoll") if one.result]
        return any(one.result["poll"]["id"] == poll_id and not one.answered_at for one in sent)

    async def _refused(self, people: list[Json], message: Json) -> None:
        for person in people:
            try:
                await self._ballots.vote(person, message, [0])
            except NotCounted:
                self.counts["refused"] += 1

    def truth(self) -> list[Row]:
        """Return the table of what was done."""
        messages = list(self._api.world.polls.values())
        return true_table(
            [one["poll"] for one in messages], [self._ballots.votes(one) for one in messages]
        )


async def hold(
    scratch: Path, var: Path, polls: int, voters: int, seed: int, faults: float
) -> dict[str, Any]:
    """Hold one contest and return what came of it."""
    folder = scratch / f"contest-{time.time_ns()}"
    folder.mkdir(parents=True)
    os.environ["ZHIGUI_VAR"] = str(var)
    items = Workshop.from_config().quiz.make(Selection(), (ItemType.SINGLE,), polls, seed=seed)
    database = Database(f"sqlite:///{folder / 'bot.sqlite'}")
    database.upgrade()
    begun = time.monotonic()
    async with BotApi() as api:
        api.faults.share(faults, [Fault(one) for one in _FAULTS], seed)
        actors = Actors(api)
        people = [actors.person(f"同志{number}") for number in range(voters)]
        group = actors.group("第一支部", people)
        ledger = Ledger.planned(database, group, items, limit_s=LIMIT, interval_s=INTERVAL)
        async with BotProcess(api, var, folder, groups=[group.id], settings=_DAYTIME) as bot:
            match = Match(api, group, people, bot, Course(len(items)))
            await match.play(random.Random(seed))  # noqa: S311 - no secret
            await api.calls.until("all updates are taken", lambda: not api.updates.pending)
            await ledger.settled()
            shown = await ledger.shown(api, group, match.truth())
            await bot.terminate()
        truth, kept = match.truth(), ledger.rows()
        stood = [one["poll"]["question"] for one in group.seen() if "poll" in one]
    votes = ledger.count()
    database.close()
    return {
        "failed calls": sum(api.faults.happened.values()),
        "polls": len(stood),
        "stood twice": len(stood) - len(set(stood)),
        "voters": len(people),
        **match.counts,
        "votes kept": votes,
        "rows": len(kept),
        "rows that differ": sum(one != other for one, other in zip(truth, kept, strict=False)),
        "table exact": truth == kept,
        "table in the group exact": shown,
        "seconds": round(time.monotonic() - begun),
    }


async def main() -> None:
    """Hold a contest and print what came of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--var", type=Path, help="an ingested collection; default: the sample")
    parser.add_argument("--polls", type=int, default=20)
    parser.add_argument("--voters", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.0)
    given = parser.parse_args()
    scratch = given.scratch.resolve()
    var = given.var or await ingested(scratch)
    held = await hold(scratch, var, given.polls, given.voters, given.seed, given.faults)
    print(json.dumps({"machine": machine(), **held}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    asyncio.run(main())
