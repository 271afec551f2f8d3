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
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot_api import (  # noqa: E402
    BEFORE_ACCEPTANCE,
    Actors,
    BotApi,
    BotProcess,
    Chat,
    Fault,
    Trouble,
)
from bot_api.world import Json  # noqa: E402

from bot.texts import Texts  # noqa: E402

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
_TEXTS = Texts()
_NO_ANSWER = tuple(
    one.partition("{")[0]
    for one in (_TEXTS.busy, _TEXTS.slow_down, _TEXTS.failed, _TEXTS.unavailable)
)
_PATIENCE = 600.0  # seconds for all answers of a mode


@dataclass(frozen=True)
class Asked:
    """A question as it was put into a group."""

    chat_id: int
    message_id: int
    at: float


class Answers:
    """Counts the answers by the question that each replies to.

    Sentences such as "忙" are replies, but no answers.
    """

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._read = 0
        self.answers: Counter[tuple[int, int]] = Counter()
        self.others: Counter[tuple[int, int]] = Counter()

    def to(self, asked: Asked) -> int:
        """Return how often a question was answered."""
        return self.answers[asked.chat_id, asked.message_id]

    def count(self, asked: Sequence[Asked]) -> int:
        """Return how many of these questions are answered."""
        sent = self._api.world.sent
        for message in sent[self._read :]:
            question = message.get("reply_to_message", {}).get("message_id", 0)
            kind = self.others if message["text"].startswith(_NO_ANSWER) else self.answers
            kind[message["chat"]["id"], question] += 1
        self._read = len(sent)
        return sum(self.to(one) > 0 for one in asked)

    async def wait(self, asked: Sequence[Asked], wanted: int, patience: float = 120.0) -> None:
        """Wait until so many are answered, for at most `patience` seconds."""
        what = f"{wanted} answers"
        try:
            await self._api.calls.until(what, lambda: self.count(asked) >= wanted, patience)
        except AssertionError as given_up:
            print(given_up, file=sys.stderr)


@dataclass(frozen=True)
class Outcome:
    """What came of a mode; times are seconds."""

    mode: str
    asked: int
    answered: int
    twice: int
    other_replies: int
    faults: dict[str, int]
    calls: dict[str, int]
    seconds: float
    latency: dict[str, float] | None = None
    beyond_limits: dict[str, float] | None = None


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
        return _outcome(mode, api, asked, answers, time.monotonic() - begun)

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
        raw, beyond = _latencies(api, asked)
        outcome = _outcome("crowd", api, asked, answers, taken)
        more = {"latency": _quantiles(raw), "beyond_limits": _quantiles(beyond)}
        return Outcome(**{**asdict(outcome), **more})

    async def _ask(self, group: Chat, person: Json, number: int) -> Asked:
        question = self._questions[number % len(self._questions)]
        at = time.monotonic()
        message = await group.say(person, f"/ask@zhigui_bot {question}")
        return Asked(group.id, message["message_id"], at)


def _outcome(
    mode: str, api: BotApi, asked: Sequence[Asked], answers: Answers, seconds: float
) -> Outcome:
    answered = answers.count(asked)
    made = Counter(one.method for one in api.calls.all if one.method != "getUpdates")
    return Outcome(
        mode=mode,
        asked=len(asked),
        answered=answered,
        twice=sum(answers.to(one) > 1 for one in asked),
        other_replies=answers.others.total(),
        faults={str(kind): count for kind, count in api.faults.happened.items()},
        calls=dict(made.most_common(6)),
        seconds=round(seconds, 1),
    )


def _latencies(api: BotApi, asked: Sequence[Asked]) -> tuple[list[float], list[float]]:
    """Return how long each answer took, in all and beyond what Telegram's limits force.

    Telegram takes one call a second in a chat: what is answered as the n-th of a burst in
    its group cannot come before n seconds.
    """
    first: dict[tuple[int, int], float] = {}
    for call in api.calls.of("sendMessage", accepted=True):
        question = call.result.get("reply_to_message", {}).get("message_id", 0)
        first.setdefault((call.chat_id, question), call.answered_at)
    done = [
        (first[place], one) for one in asked if (place := (one.chat_id, one.message_id)) in first
    ]
    begun: dict[int, float] = {}
    for one in asked:
        begun.setdefault(one.chat_id, one.at)
    turns: Counter[int] = Counter()
    raw, beyond = [], []
    for at, one in sorted(done, key=lambda pair: pair[0]):
        soonest = begun[one.chat_id] + turns[one.chat_id]
        turns[one.chat_id] += 1
        raw.append(at - one.at)
        beyond.append(at - max(soonest, one.at))
    return raw, [max(0.0, one) for one in beyond]


def _quantiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)

    return {"p50": at(0.5), "p95": at(0.95), "max": round(ordered[-1], 2)}


def _machine() -> str:
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{len(os.sched_getaffinity(0))} × {model}, Python {platform.python_version()}"


def _read(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


async def _ingested(scratch: Path) -> Path:
    var = scratch / "var"
    environment = {
        **os.environ,
        "ZHIGUI_VAR": str(var),
        "ZHIGUI_DOCUMENTS": str(ROOT / "documents"),
    }
    command = (sys.executable, str(ROOT / "ingest.py"), "--json")
    ingest = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    if await ingest.wait():
        raise SystemExit("the sample collection was not ingested")
    return var


async def main() -> None:
    """Run the modes that were asked for and print what came of each, a JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--var", type=Path, help="an ingested collection; default: the sample")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--mode", choices=MODES, action="append")
    given = parser.parse_args()
    var = given.var or await _ingested(given.scratch)
    load = Load(var, given.scratch, _read(given.questions))
    print(json.dumps({"machine": _machine()}, ensure_ascii=False))
    for mode in given.mode or MODES:
        print(json.dumps(asdict(await load.run(mode)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
