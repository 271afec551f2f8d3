"""Trainers with the finished bot: from drafts to files and back, over restarts and an ingest."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bot_api import BotApi, Chat, button
from bot_api.parameters import Upload
from bot_api.world import Json
from town import Town

from knowledge.bootstrap import ROOT, Workshop

pytestmark = pytest.mark.slow

Build = Callable[..., Town]
RULES = "云泽市统计局党支部工作规则"


class Trainer:
    """Somebody in their private chat with the bot."""

    def __init__(self, town: Town, person: Json) -> None:
        self.town = town
        self.person = person
        self.chat: Chat = town.actors.private(person)

    async def say(self, text: str = "", **more: object) -> Json:
        """Say something and return what the bot said to it, when it is all said."""
        said = await self.chat.say(self.person, text, **more)  # type: ignore[arg-type]
        return await self.chat.next(said, "^(?!正在出题)")

    async def press(self, message: Json, label: str) -> tuple[Json, Json]:
        """Press a button; return the acknowledgement and the message as it is then."""
        query = await self.chat.press(self.person, message, label)
        told = await self.chat.pressed(query)
        return told, self.now(message)

    def now(self, message: Json) -> Json:
        """The message as it reads now."""
        return self.chat.state.messages[message["message_id"]]


async def second_trainer(boss: Trainer) -> Trainer:
    """Let the admin make somebody a trainer."""
    person = boss.town.person()
    told = await boss.say(f"/role {person['id']} trainer")
    assert "培训员" in told["text"]
    return Trainer(boss.town, person)


async def test_a_round_survives_a_kill_and_ends_in_a_bank(build: Build) -> None:
    town = build()
    async with town.bot:
        boss = Trainer(town, town.boss)
        card = await boss.say(f"/quiz 《{RULES}》 3 单选 #练习")
        assert "第1/3题" in card["text"]
        assert RULES in card["text"]
        await boss.press(card, "采用")

        await town.bot.kill()
        await town.bot.start()
        card = await boss.say("/quiz")
        assert "第2/3题" in card["text"]
        _, third = await boss.press(card, "采用")
        _, end = await boss.press(third, "弃")

        assert "采用2道" in end["text"]
        banks = await boss.say("/banks")
        assert button(banks, "练习（2道）")


async def test_killed_right_after_a_press_it_counts_once(build: Build) -> None:
    town = build()
    async with town.bot:
        boss = Trainer(town, town.boss)
        card = await boss.say(f"/quiz 《{RULES}》 3 单选 #练习")
        mark = town.api.calls.mark
        await boss.chat.press(boss.person, card, "采用")
        await town.api.calls.until(
            "the next card is shown",
            lambda: town.api.calls.of("editMessageText", "getUpdates", after=mark),
        )
        await town.bot.kill()
        await town.bot.start()
        again = await boss.say("/quiz")

    assert "第2/3题" in again["text"]
    assert "已采用1道" in again["text"]


async def test_an_edit_by_reply_and_its_source(build: Build) -> None:
    town = build()
    async with town.bot:
        boss = Trainer(town, town.boss)
        card = await boss.say(f"/quiz 《{RULES}》 1 单选 #练习")
        _, _ = await boss.press(card, "改")
        form = boss.chat.seen()[-1]
        refused = await boss.say("答案：Z", reply_to=form)
        assert "看不懂" in refused["text"]

        edited = await boss.say("解析：请注意这一条。", reply_to=refused)
        assert "请注意这一条" in edited["text"]
        await boss.press(edited, "看原文")
        page = boss.chat.seen()[-1]
        assert RULES in page["text"]
        _, end = await boss.press(edited, "采用")

        assert "采用1道" in end["text"]


async def test_a_bank_goes_out_as_a_file_and_comes_in_again(build: Build) -> None:
    town = build()
    async with town.bot:
        boss = Trainer(town, town.boss)
        card = await boss.say(f"/quiz 《{RULES}》 2 单选、判断 #练习")
        _, second = await boss.press(card, "采用")
        _, end = await boss.press(second, "采用")
        _, formats = await boss.press(end, "导出")
        await boss.press(formats, "Excel")
        sent = boss.chat.seen()[-1]
        assert sent["document"]["file_name"] == "练习.xlsx"
        _, data = town.api.world.files[sent["document"]["file_id"]]

        told = await boss.say("副本", file=Upload("练习.xlsx", "", data))
        assert "“副本”：2道" in told["text"]
        broken = await boss.say(file=Upload("坏的.xlsx", "", b"PK\x03\x04 nothing"))

        assert "坏的" in broken["text"]
        assert button(await boss.say("/banks"), "副本（2道）")


async def test_a_second_trainer_consents_and_a_member_may_not(build: Build) -> None:
    town = build()
    async with town.bot:
        boss = Trainer(town, town.boss)
        li = await second_trainer(boss)
        card = await boss.say(f"/quiz 《{RULES}》 1 单选 #练习")
        bank = await boss.say("/banks 练习")
        await boss.press(bank, "要第二人同意")
        _, end = await boss.press(card, "采用")
        assert "/review" in end["text"]

        await li.chat.next(None, "等您看一看")
        waiting = await li.say("/review")
        told, done = await li.press(waiting, "同意")

        assert "可以用了" in told["text"]
        assert "没有要看的" in done["text"]
        assert "可用1道" in (await boss.say("/banks 练习"))["text"]
        member = Trainer(town, town.person())
        group = town.group(member.person)
        await town.quiet(group, member.person)
        assert "培训员" in (await member.say("/quiz 支部 10 单选"))["text"]


async def test_an_ingest_suspends_items_and_shows_both_texts(
    api: BotApi, sample: Workshop, tmp_path: Path
) -> None:
    var, documents = tmp_path / "var", tmp_path / "documents"
    shutil.copytree(sample.settings.index.path, var)
    shutil.copytree(sample.settings.collection.path, documents)
    town = Town(api, var, tmp_path, {"ZHIGUI_DOCUMENTS": str(documents)}, groups=2)
    async with town.bot:
        boss = Trainer(town, town.boss)
        card = await boss.say(f"/quiz 《{RULES}》第十四条 1 单选 #练习")
        assert "第十四条" in card["text"]
        quote = card["text"].splitlines()[-1]
        await boss.press(card, "采用")
        rules = documents / "regulations" / f"{RULES}.txt"
        text = rules.read_text(encoding="utf-8")
        assert quote in text
        rules.write_text(text.replace(quote, f"{quote[:-1]}，另有规定的除外。"), encoding="utf-8")
        await _ingest(var, documents)
        # What was done every so often is done at the start as well.
        await town.bot.kill()
        await town.bot.start()
        told = await boss.chat.next(card, "/review")
        assert "停用" in told["text"]

        shown = await boss.say("/review")
        assert "原来" in shown["text"]
        assert "另有规定的除外" in shown["text"].partition("现在")[2]
        assert "bold" in {one["type"] for one in shown["entities"]}
        _, done = await boss.press(shown, "弃")

        assert "没有要看的" in done["text"]


async def _ingest(var: Path, documents: Path) -> None:
    environment = {**os.environ, "ZHIGUI_VAR": str(var), "ZHIGUI_DOCUMENTS": str(documents)}
    environment["ZHIGUI_APPROVAL__TOLERANCE"] = "1"
    ingest = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "ingest.py"), "--json"),
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await ingest.wait() in (0, 1)
