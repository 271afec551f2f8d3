"""The bot as a process against a Bot API server: its start, its log, its webhook, its backup."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from bot_api import Actors, BotApi, BotProcess, Fault, Trouble

from knowledge.bootstrap import Workshop

pytestmark = pytest.mark.slow

QUESTION = "支委会多久开一次？"
SECRET = "hook-secret-of-the-test"  # noqa: S105 - nobody's


class Place:
    """A server, a state of one's own, and the people of a group."""

    def __init__(self, api: BotApi, var: Path, folder: Path) -> None:
        self.api = api
        self.var = var
        self.folder = folder
        self.actors = Actors(api)
        self.person = self.actors.person("李明")
        self.group = self.actors.group("学习群", [self.person])
        self.ops = self.actors.group("运维群", [])

    def process(self, **settings: str) -> BotProcess:
        return BotProcess(
            self.api, self.var, self.folder, groups=[self.group.id], settings=settings
        )

    async def ask(self, question: str = QUESTION) -> str:
        said = await self.group.say(self.person, f"/ask@zhigui_bot {question}")
        answer: Any = await self.group.reply(said)
        return str(answer["text"])


@pytest.fixture
async def place(sample: Workshop, tmp_path: Path) -> AsyncIterator[Place]:
    async with BotApi() as api:
        yield Place(api, sample.settings.index.path, tmp_path)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


async def test_a_run_at_its_chattiest_leaves_no_token_in_its_log(place: Place) -> None:
    process = place.process(ZHIGUI_LOG="DEBUG", ZHIGUI_TELEGRAM__OPS_CHAT=str(place.ops.id))
    place.api.faults.once("sendMessage", Fault(Trouble.FLOOD))
    async with process:
        answered = await place.ask()
        status = await process.terminate()

    assert "支部" in answered
    assert status == 0
    assert "telegram.ext" in process.log
    assert place.api.token not in process.log
    assert "HTTP Request" not in process.log


async def test_an_update_nobody_can_read_costs_no_question_and_is_told(place: Place) -> None:
    process = place.process(ZHIGUI_TELEGRAM__OPS_CHAT=str(place.ops.id))
    async with process:
        await place.api.updates.put("message", {"text": "我的工资是多少"})
        await place.ask()
        await place.api.calls.until(
            "the ops chat is told",
            lambda: [
                call
                for call in place.api.calls.of("sendMessage", accepted=True)
                if call.chat_id == place.ops.id
            ],
        )

    assert "cannot be read" in process.log
    assert "工资" not in process.log
    assert QUESTION not in process.log


async def test_the_check_says_what_it_found_and_takes_no_update(place: Place) -> None:
    process = place.process()
    await process.start("--check", ready=False)

    assert await process.ended() == 0
    assert process.log.count("\n✓") > 3
    assert not place.api.calls.of("getUpdates")
    assert not place.api.calls.of("setMyCommands")


@pytest.mark.parametrize("option", [(), ("--check",)])
async def test_a_start_that_cannot_be_ends_with_a_sentence(
    place: Place, option: tuple[str, ...]
) -> None:
    process = place.process(TELEGRAM_API_ROOT=f"http://127.0.0.1:{free_port()}")
    await process.start(*option, ready=False)

    assert await process.ended() == 1
    assert "连不上 127.0.0.1" in process.log
    assert "Traceback" not in process.log


async def test_a_webhook_answers_who_brings_its_secret(place: Place) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook-3f9a"
    process = place.process(
        ZHIGUI_TELEGRAM__WEBHOOK_URL=url,
        ZHIGUI_TELEGRAM__WEBHOOK_PORT=str(port),
        TELEGRAM_WEBHOOK_SECRET=SECRET,
    )
    async with process, httpx.AsyncClient(trust_env=False) as client:
        forged = {"update_id": 1, "message": {}}
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
            while True:
                with contextlib.suppress(httpx.ConnectError):
                    refused = await client.post(url, json=forged, headers=headers)
                    break
                await asyncio.sleep(0.1)  # it listens a moment after the webhook is set
            assert refused.status_code == 403
        answered = await place.ask()

    assert "支部" in answered
    (set_,) = place.api.calls.of("setWebhook")
    assert set_.given.text("secret_token") == SECRET
    assert "message" in set_.given.text("allowed_updates")
    assert SECRET not in process.log


async def test_a_webhook_without_its_secret_does_not_start(place: Place) -> None:
    process = place.process(ZHIGUI_TELEGRAM__WEBHOOK_URL="http://127.0.0.1:9/hook")
    await process.start(ready=False)

    assert await process.ended() == 1
    assert "TELEGRAM_WEBHOOK_SECRET" in process.log


async def test_health_is_told_over_http(place: Place) -> None:
    port = free_port()
    async with place.process(ZHIGUI_MONITORING__PORT=str(port)) as process:
        await place.ask()
        async with httpx.AsyncClient(trust_env=False) as client:
            health = await client.get(f"http://127.0.0.1:{port}/health")
            metrics = await client.get(f"http://127.0.0.1:{port}/metrics")
        await process.terminate()

    assert health.status_code == 200
    assert 'zhigui_questions_total{outcome="answered"} 1.0' in metrics.text


async def test_a_backup_of_the_running_bot_restores_it(place: Place, tmp_path: Path) -> None:
    copy = tmp_path / "backup/bot.sqlite"
    async with place.process():
        said = await place.group.say(place.person, f"/ask@zhigui_bot {QUESTION}")
        await place.group.reply(said)
        backing_up = place.process()
        await backing_up.start("--backup", str(copy), ready=False)
        assert await backing_up.ended() == 0
    for name in ("bot.sqlite", "bot.sqlite-wal", "bot.sqlite-shm"):
        (place.folder / name).unlink(missing_ok=True)
    shutil.copy(copy, place.folder / "bot.sqlite")

    async with place.process():
        again = await place.group.say(place.person, f"/ask@zhigui_bot {QUESTION}")
        answer: Any = await place.group.reply(again)

    assert "分钟前刚答过" in answer["text"]  # it knows what it answered before
    assert copy.stat().st_mode & 0o077 == 0
