"""What came of the questions that were put to the bot: counted, and timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot_api import BotApi

from bot.texts import Texts

_TEXTS = Texts()
_NO_ANSWER = tuple(
    one.partition("{")[0]
    for one in (_TEXTS.busy, _TEXTS.slow_down, _TEXTS.failed, _TEXTS.unavailable)
)


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


def outcome_of(
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


def latencies(api: BotApi, asked: Sequence[Asked]) -> tuple[list[float], list[float]]:
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


def quantiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)

    return {"p50": at(0.5), "p95": at(0.95), "max": round(ordered[-1], 2)}
