"""What a supervisor and Prometheus read of the bot over HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from operating import Clock
from prometheus_client.parser import text_string_to_metric_families

from bot.delivery import Event
from bot.operations import Health, Line, MeasuredTalk, Metrics, Monitor
from bot.threads import Threads
from knowledge.dialogue import Context
from knowledge.errors import StartError, StateError
from knowledge.model import Answer, NoAnswer


class Scene:
    """A monitor over a bot whose parts can be broken."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.line = Line(self.clock)
        self.line.answered()
        self.generation: str | None = "g000007"
        self.database_error: Exception | None = None
        self.storage = Threads("test", 1)
        health = Health(self.line, self.probe, lambda: self.generation, self.storage)
        self.metrics = Metrics()
        self.monitor = Monitor(health, self.metrics)

    def probe(self) -> None:
        if self.database_error:
            raise self.database_error

    async def get(self, path: str) -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.get(f"http://127.0.0.1:{self.monitor.port}{path}")


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    running = Scene()
    running.monitor.start("127.0.0.1", 0)
    yield running
    await running.monitor.stop()
    running.storage.close()


def numbers(page: str) -> dict[tuple[str, str], float]:
    """Return the samples by name and first label."""
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


async def test_a_bot_that_works_is_healthy(scene: Scene) -> None:
    told = await scene.get("/health")

    assert told.status_code == 200
    assert json.loads(told.text) == {
        "healthy": True,
        "updates": True,
        "database": True,
        "generation": "g000007",
    }


@pytest.mark.parametrize("broken", ["updates", "database", "generation"])
async def test_what_is_broken_is_named(scene: Scene, broken: str) -> None:
    if broken == "updates":
        scene.clock.pass_(minutes=3)
    elif broken == "database":
        scene.database_error = StateError("数据库不在。")
    else:
        scene.generation = None

    told = await scene.get("/health")

    assert told.status_code == 503
    assert not json.loads(told.text)[broken]
    assert sum(map(bool, json.loads(told.text).values())) == 2


async def test_what_is_counted_is_shown_with_its_labels(scene: Scene) -> None:
    scene.metrics.count(Event.SENT)
    scene.metrics.count(Event.SENT)
    scene.metrics.fault("KeyError")
    scene.metrics.asked("answered", 0.3)
    scene.metrics.watch("zhigui_inbox_waiting", "Updates that wait.", lambda: 4)

    told = await scene.get("/metrics")

    found = numbers(told.text)
    assert told.headers["content-type"].startswith("text/plain")
    assert found["zhigui_deliveries_total", "sent"] == 2
    assert found["zhigui_deliveries_total", "unknown"] == 0
    assert found["zhigui_faults_total", "KeyError"] == 1
    assert found["zhigui_questions_total", "answered"] == 1
    assert found["zhigui_answer_seconds_sum", ""] == 0.3
    assert found["zhigui_inbox_waiting", ""] == 4


async def test_nothing_else_is_served(scene: Scene) -> None:
    assert (await scene.get("/")).status_code == 404


async def test_a_taken_port_is_told_in_a_sentence() -> None:
    scene = Scene()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"{port}"):
            scene.monitor.start("127.0.0.1", port)
    scene.storage.close()


class ScriptedTalk:
    """A dialogue that ends as it is told to."""

    def __init__(self, ending: Any) -> None:
        self.ending = ending
        self.viewers: list[frozenset[str] | None] = []

    def reply(
        self,
        text: str,
        context: Context,
        *,
        as_of: date | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Any:
        self.viewers.append(viewer)
        if isinstance(self.ending, Exception):
            raise self.ending
        return SimpleNamespace(answer=self.ending)


@pytest.mark.parametrize(
    ("ending", "outcome"),
    [
        (Answer.__new__(Answer), "answered"),
        (NoAnswer.__new__(NoAnswer), "refused"),
        (StateError("x"), "failed"),
    ],
)
def test_every_question_is_counted_by_its_end(ending: Any, outcome: str) -> None:
    metrics, talk = Metrics(), ScriptedTalk(ending)
    ticks = iter([10.0, 12.5])
    measured = MeasuredTalk(talk, metrics, lambda: next(ticks))
    viewer = frozenset({"member"})

    if isinstance(ending, Exception):
        with pytest.raises(StateError):
            measured.reply("几天", Context(), viewer=viewer)
    else:
        assert measured.reply("几天", Context(), viewer=viewer).answer is ending

    found = numbers(metrics.page().decode())
    assert talk.viewers == [viewer]
    assert found["zhigui_questions_total", outcome] == 1
    assert found["zhigui_answer_seconds_sum", ""] == 2.5
