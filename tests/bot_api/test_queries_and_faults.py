"""Buttons, menus; and what goes wrong on the way."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot_api import Actors, BotApi, Fault, Inline, Trouble


async def test_a_pressed_button_is_answered_once(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    chat = actors.private(li)
    await bot.send_message(chat.id, "好")
    query = await chat.press(li, chat.seen()[0], data="like:1")

    await bot.answer_callback_query(query, "谢谢")

    assert (await chat.pressed(query))["text"] == "谢谢"
    with pytest.raises(BadRequest, match=r"(?i)Query is too old"):
        await bot.answer_callback_query(query)


async def test_inline_results_are_answered_and_inserted(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    chat, inline = actors.group("学习群", [li]), Inline(api)
    query = api.world.new_id("inline")
    api.world.queries.add(query)
    content = InputTextMessageContent("<b>第十条</b>", "HTML")

    await bot.answer_inline_query(query, [InlineQueryResultArticle("1", "第十条", content)])
    picked = await inline.pick(chat, li, api.world.inline_answers[query]["results"][0])

    assert picked["text"] == "第十条"
    assert picked["via_bot"]["username"] == "zhigui_bot"


async def test_menus_are_kept_by_scope_and_language(bot: Bot, actors: Actors) -> None:
    scope = BotCommandScopeChat(actors.group("学习群").id)
    await bot.set_my_commands([BotCommand("ask", "提问")])
    await bot.set_my_commands([BotCommand("ask", "Ask")], language_code="en")
    await bot.set_my_commands([BotCommand("help", "帮助")], scope=scope)

    assert (await bot.get_my_commands())[0].description == "提问"
    assert (await bot.get_my_commands(language_code="en"))[0].description == "Ask"
    assert (await bot.get_my_commands(scope=scope))[0].command == "help"
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand("Ask", "提问")])


async def test_who_is_who_in_a_group(bot: Bot, actors: Actors) -> None:
    li, wang = actors.person("李明"), actors.person("王芳")
    chat = actors.group("学习群", [li], admins=[wang])

    assert (await bot.get_chat(chat.id)).title == "学习群"
    assert (await bot.get_chat_member(chat.id, li["id"])).status == "member"
    assert [one.user.id for one in await bot.get_chat_administrators(chat.id)] == [wang["id"]]
    with pytest.raises(BadRequest, match=r"(?i)User not found"):
        await bot.get_chat_member(chat.id, 9)


async def test_a_wrong_token_and_an_unknown_method(api: BotApi, bot: Bot) -> None:
    async with Bot("1:x", f"{api.root}/bot") as other:
        with pytest.raises((InvalidToken, EndPointNotFound)):
            await other.do_api_request("sendRichMessage", {})
    api.token = "2:y"  # noqa: S105
    with pytest.raises((InvalidToken, EndPointNotFound)):
        await bot.get_me()


@pytest.mark.parametrize(
    ("trouble", "error", "accepted"),
    [
        (Trouble.FLOOD, RetryAfter, False),
        (Trouble.SERVER_ERROR, NetworkError, False),
        (Trouble.REFUSED, NetworkError, False),
        (Trouble.CUT_BEFORE, NetworkError, False),
        (Trouble.CUT_AFTER, NetworkError, True),
    ],
)
async def test_faults_happen_as_planned_and_are_recorded(
    trouble: Trouble,
    error: type[Exception],
    accepted: bool,
    api: BotApi,
    bot: Bot,
    actors: Actors,
) -> None:
    chat = actors.group("学习群")
    api.faults.once("sendMessage", Fault(trouble))

    with pytest.raises(error):
        await bot.send_message(chat.id, "好")
    await bot.send_message(chat.id, "好")

    assert len(chat.seen()) == (2 if accepted else 1)
    assert [one.accepted for one in api.calls.of("sendMessage")] == [accepted, True]
    assert api.faults.happened == {trouble: 1}


async def test_an_answer_that_comes_too_late(api: BotApi, bot: Bot, actors: Actors) -> None:
    chat = actors.group("学习群")
    api.faults.once("sendMessage", Fault(Trouble.SLOW, 3600))

    with pytest.raises(TimedOut):
        await bot.send_message(chat.id, "好", read_timeout=0.2)

    assert len(chat.seen()) == 1


async def test_a_share_of_calls_fails(api: BotApi, bot: Bot, actors: Actors) -> None:
    chat = actors.group("学习群")
    api.faults.share(0.5, [Fault(Trouble.SERVER_ERROR)], seed=3)
    outcomes = []
    for _ in range(20):
        try:
            await bot.send_message(chat.id, "好")
            outcomes.append(True)
        except NetworkError:
            outcomes.append(False)

    assert 0 < outcomes.count(False) < 20
    assert len(chat.seen()) == outcomes.count(True)


async def test_while_it_is_down_connections_are_refused_and_nothing_is_lost(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    chat = actors.private(li)
    await api.stop()
    await chat.say(li, "在吗")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "好")

    await api.start()

    assert len(await bot.get_updates()) == 1
    await bot.send_message(chat.id, "好")
