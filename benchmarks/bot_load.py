"""Asks the bot more than it ever will be, over a line that fails, and counts the answers.

    .venv/bin/python benchmarks/bot_load.py SCRATCH
    .venv/bin/python benchmarks/bot_load.py SCRATCH --var VAR --questions FILE.jsonl --mode killed

The bot is a process of its own, the Bot API server is `tests/bot_api`. Modes:

before   1 % of all calls fail before they are accepted: 429, 500, refused, cut
after    1 % of all calls are accepted and then cut
killed   kill -9 and restart three times while the questions are worked on
crowd    50 people ask in 10 groups at once, several times over
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bot_ground import ROOT, ingested, machine  # isort: skip - first: it opens the paths

from bot_api import (
    BEFORE_ACCEPTANCE,
    Actors,
    BotApi,
    BotProcess,
    Chat,
    Fault,
    Trouble,
)
from bot_api.world import Json
from bot_counting import Answers, Asked, Outcome, latencies, outcome_of, quantiles

QUESTIONS = ROOT / "tests" / "data" / "sample_questions.jsonl"
MODES = ("before", "after", "killed", "crowd")
_PEOPLE, _GROUPS, _ASKED, _SHARE = 100, 50, 1000, 0.01
_CROWD, _CROWDED, _ROUNDS = 50, 10, 6
_UNLIMITED = {
    "ZHIGUI_LIMITS__USER_PER_MINUTE": "1000",
    "ZHIGUI_LIMITS__GROUP_PER_MINUTE": "1000",
    "ZHIGUI_LIMITS__QUEUE": "2000",
    "ZHIGUI_LIMITS__REPEAT_MINUTES": "0",
}
_PATIENCE = 600.0  # seconds for all answers of a mode


class Load:
    """Asks the questions of a file, one after another and again from the start."""

    def __init__(self, var: Path, scratch: Path, questions: Sequence[str]) -> None:
        self._var = var
        self._scratch = scratch
        self._questions = questions

    async def run(self, mode: str) -> Outcome:
        """Run one mode with a server and a database of its own."""
        folder = self._scratch / f"{mode}-{time.time_ns()}"
        folder.mkdir(parents=True)
        async with BotApi() as api:
            actors = Actors(api)
            crowd = mode == "crowd"
            people = [actors.person(f"同志{n}") for n in range(_CROWD if crowd else _PEOPLE)]
            count = _CROWDED * _ROUNDS + 1 if crowd else _GROUPS
            groups = [actors.group(f"第{n}支部", people) for n in range(count)]
            ids = [one.id for one in groups]
            async with BotProcess(api, self._var, folder, groups=ids, settings=_UNLIMITED) as bot:
                if crowd:
                    return await self._crowd(api, groups, people)
                return await self._failing(mode, api, bot, groups, people)

    async def _failing(
        self, mode: str, api: BotApi, bot: BotProcess, groups: list[Chat], people: list[Json]
    ) -> Outcome:
        if mode == "before":
            api.faults.share(_SHARE, [Fault(one) for one in BEFORE_ACCEPTANCE])
        elif mode == "after":
            api.faults.share(_SHARE, [Fault(Trouble.CUT_AFTER)])
        answers = Answers(api)
        begun = time.monotonic()
        asked = [
            await self._ask(groups[n % _GROUPS], people[n % _PEOPLE], n) for n in range(_ASKED)
        ]
        if mode == "killed":
            for share in (0.1, 0.35, 0.7):
                await answers.wait(asked, math.ceil(share * len(asked)))
                await bot.kill()
                await bot.start()
        await answers.wait(asked, len(asked), _PATIENCE)
        return outcome_of(mode, api, asked, answers, time.monotonic() - begun)

    async def _crowd(self, api: BotApi, groups: list[Chat], people: list[Json]) -> Outcome:
        answers = Answers(api)
        first = await self._ask(groups[-1], people[0], 0)
        await answers.wait([first], 1)
        begun = time.monotonic()
        asked: list[Asked] = []
        for number in range(_ROUNDS):
            here = groups[number * _CROWDED : (number + 1) * _CROWDED]
            now = [
                await self._ask(here[n % _CROWDED], one, number * _CROWD + n)
                for n, one in enumerate(people)
            ]
            asked += now
            await answers.wait(now, len(now))
        taken = time.monotonic() - begun
        raw, beyond = latencies(api, asked)
        outcome = outcome_of("crowd", api, asked, answers, taken)
        more = {"latency": quantiles(raw), "beyond_limits": quantiles(beyond)}
        return Outcome(**{**asdict(outcome), **more})

    async def _ask(self, group: Chat, person: Json, number: int) -> Asked:
        question = self._questions[number % len(self._questions)]
        at = time.monotonic()
        message = await group.say(person, f"/ask@zhigui_bot {question}")
        return Asked(group.id, message["message_id"], at)


def _read(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


async def main() -> None:
    """Run the modes that were asked for and print what came of each, a JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--var", type=Path, help="an ingested collection; default: the sample")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--mode", choices=MODES, action="append")
    given = parser.parse_args()
    var = given.var or await ingested(given.scratch)
    load = Load(var, given.scratch, _read(given.questions))
    print(json.dumps({"machine": machine()}, ensure_ascii=False))
    for mode in given.mode or MODES:
        print(json.dumps(asdict(await load.run(mode)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
