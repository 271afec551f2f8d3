"""Killed, stopped and started again: nothing that was asked is lost, nothing answered twice."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bot_api import BotApi, Fault, Trouble, button
from bot_api.world import Json
from town import ANSWER, QUESTION, Town

from knowledge.bootstrap import ROOT, Workshop

pytestmark = pytest.mark.slow

Build = Callable[..., Town]
QUESTIONS = (
    QUESTION,
    "党小组会多久开一次？",
    "党费每月最晚几号交？",
    "书记一年要亲自讲几次党课？",
    "积极分子得考察多长时间才能当发展对象",
    "支委会干几年要改选？",
)


async def _answered(town: Town, asked: list[tuple[Json, int]], wanted: int) -> None:
    def count() -> bool:
        return sum(_answers(town, said, chat) > 0 for said, chat in asked) >= wanted

    await town.api.calls.until(f"{wanted} answers", count, 120)


def _answers(town: Town, said: Json, chat_id: int) -> int:
    return sum(
        one["chat"]["id"] == chat_id
        and one.get("reply_to_message", {}).get("message_id") == said["message_id"]
        for one in town.api.world.sent
    )


async def test_kill_and_restart_in_the_middle(build: Build) -> None:
    town = build()
    asked = []
    async with town.bot:
        for number in range(24):
            li = town.person()
            group = town.group(li)
            words = QUESTIONS[number % len(QUESTIONS)]
            asked.append((await group.say(li, f"/ask@zhigui_bot {words}"), group.id))
        for wanted in (1, 9):
            await _answered(town, asked, wanted)
            await town.bot.kill()
            await town.bot.start()
        await _answered(town, asked, len(asked))

    assert [_answers(town, said, chat) for said, chat in asked] == [1] * len(asked)


@pytest.mark.parametrize("trouble", [Trouble.CUT_BEFORE, Trouble.CUT_AFTER])
async def test_killed_while_an_answer_is_on_its_way(trouble: Trouble, build: Build) -> None:
    town = build()
    li = town.person()
    group = town.group(li)
    async with town.bot:
        await group.reply(await group.say(li, "/ask@zhigui_bot 党费每月最晚几号交？"))
        town.api.faults.once("sendMessage", Fault(trouble))
        mark = town.api.calls.mark
        said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
        await town.api.calls.until(
            "the answer goes out", lambda: town.api.calls.of("sendMessage", after=mark)
        )
        await town.bot.kill()
        await town.bot.start()
        await town.quiet(group, li)

    assert len(group.replies(said)) == 1


async def test_what_is_asked_while_it_is_down_is_answered_when_fresh(build: Build) -> None:
    town = build()
    li = town.person()
    group = town.group(li)
    now = int(time.time())
    fresh = await group.say(li, f"/ask@zhigui_bot {QUESTION}", date=now - 600)
    stale = await group.say(li, "/ask@zhigui_bot 党费每月最晚几号交？", date=now - 7200)

    async with town.bot:
        answer = await group.reply(fresh)
        await town.quiet(group, li)

    assert ANSWER in answer["text"]
    assert group.replies(stale) == []


async def test_a_request_to_stop_lets_answers_end(build: Build) -> None:
    town = build()
    asked = []
    async with town.bot:
        for _ in range(3):
            li = town.person()
            group = town.group(li)
            asked.append((await group.say(li, f"/ask@zhigui_bot {QUESTION}"), group.id))
        await town.api.calls.until(
            "they are being answered", lambda: len(town.api.calls.of("sendChatAction")) == 3
        )

        status = await town.bot.terminate()

    assert status == 0
    assert [_answers(town, said, chat) for said, chat in asked] == [1] * 3
    assert "Traceback" not in town.bot.log


async def test_an_update_that_comes_again_is_answered_once(build: Build) -> None:
    town = build()
    li = town.person()
    group = town.group(li)
    async with town.bot:
        said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
        update = town.api.updates.pending[-1]
        await group.reply(said)
        await town.api.updates.repeat(update)
        await town.quiet(group, li)
        await town.bot.kill()
        await town.api.updates.repeat(update)
        await town.bot.start()
        await town.quiet(group, li)

    assert len(group.replies(said)) == 1


async def test_buttons_of_old_messages_when_their_generation_is_gone(
    api: BotApi, sample: Workshop, tmp_path: Path
) -> None:
    var, documents = tmp_path / "var", tmp_path / "documents"
    shutil.copytree(sample.settings.index.path, var)
    shutil.copytree(sample.settings.collection.path, documents)
    town = Town(api, var, tmp_path, {"ZHIGUI_DOCUMENTS": str(documents)})
    li = town.person()
    group, chat = town.group(li), town.actors.private(li)
    async with town.bot:
        answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
        await town.bot.kill()
        (documents / "regulations" / "云泽市统计局党支部工作规则.txt").unlink()
        await _ingest(var, documents)
        for old in (var / "generations").iterdir():
            if old.name != (var / "CURRENT").read_text(encoding="utf-8").strip():
                shutil.rmtree(old)
        await town.bot.start()

        _, _, payload = button(answer, "查看原文")["url"].partition("?start=")
        page = await chat.next(await chat.say(li, f"/start {payload}"))
        good = await group.press(li, answer, "👍")
        thanks = await group.pressed(good)

    assert ANSWER in page["text"]
    assert "原文" in page["text"]
    assert thanks["text"]


async def _ingest(var: Path, documents: Path) -> None:
    environment = {**os.environ, "ZHIGUI_VAR": str(var), "ZHIGUI_DOCUMENTS": str(documents)}
    environment["ZHIGUI_APPROVAL__TOLERANCE"] = "1"
    ingest = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "ingest.py"), "--json"),
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await ingest.wait() in (0, 1)


async def test_the_line_to_telegram_is_cut_for_a_while(build: Build) -> None:
    town = build()
    li = town.person()
    group = town.group(li)
    async with town.bot:
        await town.api.stop()
        said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
        await town.api.start()

        answer = await group.reply(said)

    assert ANSWER in answer["text"]


async def test_the_token_stands_in_no_log(api: BotApi, build: Build) -> None:
    api.token = "1:SECRET-abcdefghijklmnopqrstuvwxyz"  # noqa: S105
    town = build(ZHIGUI_LOG="DEBUG")
    li = town.person()
    group = town.group(li)
    api.faults.once("sendMessage", Fault(Trouble.CUT_AFTER), Fault(Trouble.SERVER_ERROR))
    async with town.bot:
        await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
        await town.bot.terminate()

    assert town.bot.log
    assert "SECRET" not in town.bot.log
