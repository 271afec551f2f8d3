"""What is counted while the bot runs, as Prometheus reads it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from bot.asking import Talk
from bot.delivery import Event
from knowledge.dialogue import Context, Reply
from knowledge.model import Answer

_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)


class Metrics:
    """Counters of the bot, in a registry of its own; the names below are its interface."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._questions = Counter(
            "zhigui_questions", "Questions by how they ended.", ["outcome"], registry=self.registry
        )
        self._seconds = Histogram(
            "zhigui_answer_seconds",
            "Time that retrieval took for an answer or a refusal.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._deliveries = Counter(
            "zhigui_deliveries",
            "Messages to Telegram and updates from it, by what happened.",
            ["event"],
            registry=self.registry,
        )
        self._faults = Counter(
            "zhigui_faults", "Faults by the error's type.", ["kind"], registry=self.registry
        )
        for event in Event:  # a series that is there from the start can be alarmed on
            self._deliveries.labels(event.value)
        for outcome in ("answered", "refused", "failed"):
            self._questions.labels(outcome)

    def count(self, event: Event) -> None:
        """Count what happened to a message or an update."""
        self._deliveries.labels(event.value).inc()

    def fault(self, kind: str) -> None:
        """Count a fault, by its type."""
        self._faults.labels(kind).inc()

    def asked(self, outcome: str, seconds: float) -> None:
        """Count a question: answered, refused or failed, after so many seconds."""
        self._questions.labels(outcome).inc()
        self._seconds.observe(seconds)

    def watch(self, name: str, description: str, read: Callable[[], float]) -> None:
        """Show a number as it is at the moment, e.g. how many updates wait."""
        Gauge(name, description, registry=self.registry).set_function(read)

    def page(self) -> bytes:
        """Return all of it in Prometheus's text format."""
        return generate_latest(self.registry)


@dataclass(frozen=True, slots=True)
class MeasuredTalk:
    """A dialogue whose questions are counted and timed."""

    talk: Talk
    metrics: Metrics
    timer: Callable[[], float] = time.perf_counter

    def reply(
        self,
        text: str,
        context: Context,
        *,
        as_of: date | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Reply:
        """Answer as the dialogue does."""
        begun = self.timer()
        outcome = "failed"
        try:
            reply = self.talk.reply(text, context, as_of=as_of, viewer=viewer)
            outcome = "answered" if isinstance(reply.answer, Answer) else "refused"
            return reply
        finally:
            self.metrics.asked(outcome, self.timer() - begun)
