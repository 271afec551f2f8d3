"""What the buttons under an answer do, also when the answer is old."""

from __future__ import annotations

import pytest
from bot_api import button
from town import ANSWER, QUESTION, REFUSED, Town

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


async def test_the_source_opens_in_the_private_chat_with_the_quote_in_bold(village: Town) -> None:
    li = village.person()
    group = village.group(li)
    chat = village.actors.private(li, started=False)
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    url = button(answer, "查看原文")["url"]
    name, _, payload = url.partition("?start=")
    page = await chat.next(await chat.say(li, f"/start {payload}"))

    assert name == "https://t.me/zhigui_bot"
    assert 1 <= len(payload) <= 64
    assert ANSWER in page["text"]
    assert "bold" in {one["type"] for one in page["entities"]}


async def test_praise_and_blame_are_taken(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    good = await group.press(li, answer, "👍")
    bad = await group.press(li, answer, "👎")

    assert (await group.pressed(good))["text"]
    assert (await group.pressed(bad))["text"]
    assert len(group.seen()) == 1


async def test_a_press_on_a_message_out_of_reach_is_answered(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    query = await group.press(li, answer, "👍", out_of_reach=True)

    assert (await group.pressed(query))["text"]


async def test_a_stranger_presses_in_vain(village: Town) -> None:
    li, stranger = village.person(), village.person()
    chat = village.actors.private(stranger)
    group = village.group(li)
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    told = await chat.next(await chat.say(stranger, QUESTION))

    query = await chat.press(stranger, told, data=button(answer, "👍")["callback_data"])

    assert "权限" in (await chat.pressed(query))["text"]


@pytest.mark.parametrize("data", ["", "x", "Q:1:2", "😀" * 16, "A" * 64])
async def test_what_no_button_of_ours_carries_is_acknowledged(data: str, town: Town) -> None:
    li = town.person()
    group = town.group(li)
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    query = await group.press(li, answer, data=data or "-")

    assert await group.pressed(query)


async def test_the_handover_reaches_the_contact_and_their_reply_is_kept(village: Town) -> None:
    li = village.person()
    group = village.group(li)
    refusal = await group.reply(await group.say(li, f"/ask@zhigui_bot {REFUSED}"))

    query = await group.press(li, refusal, "转人工")
    await group.pressed(query)

    named = await group.next(refusal, "@wang")
    await group.reply(await group.say(village.boss, "火星上不开会。", reply_to=named))
    boss = village.actors.private(village.boss)
    assert await boss.next(await boss.say(village.boss, "/proposals"), "火星")


async def test_inline_results_are_cited_and_personal(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    given = await town.inline.given(await town.inline.type(li, "支委会"))

    assert given["is_personal"] in (True, "true", "True")
    assert given["results"]
    picked = await town.inline.pick(group, li, given["results"][0])
    assert "《" in picked["text"]


async def test_inline_mode_gives_a_stranger_nothing(village: Town) -> None:
    given = await village.inline.given(await village.inline.type(village.person(), "支委会"))

    assert given["results"] == []
