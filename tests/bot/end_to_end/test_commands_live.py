"""Commands from the first word of an admin to the last of somebody who wants to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bot_api import button
from town import QUESTION, Town

pytestmark = pytest.mark.slow

Build = Callable[..., Town]
shared = pytest.mark.asyncio(loop_scope="session")


async def test_the_first_admin_claims_with_the_printed_code_and_opens_a_group(
    build: Build,
) -> None:
    town = build(ZHIGUI_ACCESS__USERS="{}", ZHIGUI_ACCESS__GROUPS="[]")
    async with town.bot:
        code = re.search(r"/claim ([A-Za-z0-9_-]+)", town.bot.log)
        assert code is not None
        li = town.person()
        group = town.actors.group("学习群", [li])
        alone = town.actors.private(li)

        await alone.reply(await alone.say(li, "/claim nonsense"), "口令不对")
        await alone.reply(await alone.say(li, f"/claim {code[1]}"), "您现在是管理员")
        await group.reply(await group.say(li, "/allow@zhigui_bot"), "已开通")
        await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"), "【规定】")


@shared
async def test_a_list_from_a_group_opens_in_private(village: Town) -> None:
    li = village.person()
    group, alone = village.group(li), village.actors.private(li)

    counted = await group.reply(await group.say(li, "/docs@zhigui_bot"))
    payload = button(counted, "私聊")["url"].partition("?start=")[2]
    listed = await alone.reply(await alone.say(li, f"/start {payload}"))

    assert "《云泽市统计局党支部工作规则》" in listed["text"]


@shared
async def test_a_place_that_was_found_opens(village: Town) -> None:
    li = village.person()
    village.group(li)
    alone = village.actors.private(li)

    found = await alone.reply(await alone.say(li, "/search 报销期限"))
    query = await alone.press(li, found, "1")
    opened = await alone.next(found)
    await alone.pressed(query)

    assert "10个工作日" in opened["text"]


@shared
async def test_what_is_forgotten_is_gone_and_its_buttons_say_so(village: Town) -> None:
    li = village.person()
    village.group(li)
    alone = village.actors.private(li)
    answer = await alone.reply(await alone.say(li, QUESTION), "【规定】")

    asked = await alone.reply(await alone.say(li, "/forget"))
    await alone.pressed(await alone.press(li, asked, "删除"))
    told = await alone.pressed(await alone.press(li, answer, "👍"))

    assert "提问1条" in asked["text"]
    assert "已经删除" in told["text"]


async def test_the_bot_speaks_english_where_config_says_so(build: Build) -> None:
    town = build(ZHIGUI_TELEGRAM__LANGUAGE="en")
    async with town.bot:
        alone = town.actors.private(town.boss)

        helped = await alone.reply(await alone.say(town.boss, "/help"))

        assert "/show ARTICLE" in helped["text"]
