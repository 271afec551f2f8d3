"""How updates reach the bot: kept until confirmed, withheld in privacy mode, posted."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict

from bot_api import Actors, BotApi, Comings, Upload


async def test_updates_are_kept_until_they_are_confirmed(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    chat = actors.private(li)
    await chat.say(li, "支委会多久开一次？")
    await chat.say(li, "党小组会呢？")

    first = await bot.get_updates()
    again = await bot.get_updates()
    later = await bot.get_updates(offset=first[0].update_id + 1)

    assert first == again
    assert [one.message.text for one in later if one.message] == ["党小组会呢？"]
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()


async def test_a_long_poll_ends_when_something_is_said(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)

    await actors.private(li).say(li, "在吗")

    assert len(await polling) == 1


async def test_only_one_may_ask_and_none_beside_a_webhook(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await api.calls.until("the first asks", lambda: api.calls.of("getUpdates"))
    second = asyncio.create_task(bot.get_updates(timeout=0))

    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    assert await second == ()
    api.updates.webhook = "http://127.0.0.1:9/"
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_kinds_that_are_not_wanted_are_not_kept(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    chat = actors.private(li)
    await bot.get_updates(allowed_updates=["callback_query"])
    await chat.say(li, "在吗")

    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("/ask@zhigui_bot 支委会", True),
        ("/ASK@Zhigui_Bot 支委会", True),
        ("/ask 支委会", True),
        ("/ask@other_bot 支委会", False),
        ("@zhigui_bot 支委会多久开一次", False),
        ("大家好", False),
    ],
)
@pytest.mark.parametrize("privacy", [True, False])
async def test_privacy_mode(text: str, arrives: bool, privacy: bool) -> None:
    async with BotApi(privacy=privacy) as api:
        actors = Actors(api)
        li = actors.person("李明")
        await actors.group("学习群", [li]).say(li, text)

        assert bool(api.updates.pending) is (arrives or not privacy)


async def test_replies_to_what_was_meant_for_the_bot_arrive(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li, wang = actors.person("李明"), actors.person("王芳")
    chat = actors.group("学习群", [li, wang])
    question = await chat.say(li, "/ask@zhigui_bot 支委会")
    answer = await bot.send_message(chat.id, "每月一次")

    await chat.say(wang, "谢谢", reply_to=chat.state.messages[answer.message_id])
    await chat.say(wang, "我也想问", reply_to=question)
    await chat.say(wang, "随便说说", reply_to=await chat.say(li, "大家好"))

    assert [one["message"]["text"] for one in api.updates.pending][1:] == ["谢谢", "我也想问"]


async def test_bare_commands_go_to_the_bot_that_spoke_last(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    chat = actors.group("学习群", [li])
    await chat.other_bot_says(actors.other_bot("weather_bot"), "晴")
    await chat.say(li, "/help")
    assert api.updates.pending == ()

    await bot.send_message(chat.id, "好")
    await chat.say(li, "/help")

    assert len(api.updates.pending) == 1


async def test_every_kind_of_update_can_be_read(api: BotApi, bot: Bot, actors: Actors) -> None:
    li, channel = actors.person("李明"), actors.channel("通知")
    group = actors.group("学习群", [li], kind="group", bot="administrator")
    comings = Comings(api)
    notice = Upload("通知.txt", "text/plain", "通知".encode())
    said = await group.say(li, "/ask 支委会", file=notice)
    await group.edit(said)
    await group.say_anonymously("/ask 支委会")
    await group.auto_forward(channel, "新通知")
    await group.say_as_channel(channel, "转发")
    await comings.status(group, actors.person("王芳"), "member")
    await comings.bot_status(group, "member", li)
    own = await bot.send_message(group.id, "好")
    await group.press(li, group.state.messages[own.message_id], data="x")
    await group.press(li, group.state.messages[own.message_id], data="x", out_of_reach=True)
    await comings.migrate(group)

    read = [Update.de_json(one, bot) for one in api.updates.pending]

    assert len(read) == 11
    assert all(one is not None and one.effective_chat is not None for one in read)


async def test_a_webhook_gets_updates_with_the_secret_until_it_takes_them(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    got: list[tuple[str | None, str]] = []
    taken = asyncio.Event()

    async def take(request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        got.append((secret, (await request.json())["message"]["text"]))
        if len(got) == 1:
            return web.Response(status=500)
        taken.set()
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    li = actors.person("李明")
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="geheim")  # noqa: S106

    await actors.private(li).say(li, "在吗")
    await asyncio.wait_for(taken.wait(), 10)

    assert got == [("geheim", "在吗")] * 2
    await bot.delete_webhook()
    await runner.cleanup()
