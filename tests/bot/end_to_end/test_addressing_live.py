"""Who is answered in a group and who is not: the rules of Telegram's groups."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from bot_api import Chat
from bot_api.world import Json
from town import ANSWER, QUESTION, Town

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize(
    "words",
    [
        f"@zhigui_bot {QUESTION}",
        f"@ZhiGui_Bot {QUESTION}",
        f"😀😀 @zhigui_bot {QUESTION}",
        f"{QUESTION} @ZHIGUI_BOT",
        f"@zhigui_bot{QUESTION}",
        f"/ask {QUESTION}",
        f"/ASK@Zhigui_Bot {QUESTION}",
    ],
)
@pytest.mark.parametrize("caption", [False, True])
async def test_what_is_answered_where_it_reaches_the_bot(
    words: str, caption: bool, town: Town
) -> None:
    li = town.person()
    group = town.group(li, bot="administrator")

    answer = await group.reply(await group.say(li, words, caption=caption))

    assert ANSWER in answer["text"]


async def test_a_mention_by_account_is_answered(town: Town) -> None:
    li = town.person()
    group = town.group(li, bot="administrator")
    mention = {"type": "text_mention", "offset": 0, "length": 2, "user": town.api.world.me}

    answer = await group.reply(await group.say(li, f"知规 {QUESTION}", entities=[mention]))

    assert ANSWER in answer["text"]


async def _code(town: Town, group: Chat, li: Json) -> Json:
    marked = [{"type": "code", "offset": 3, "length": 11}]
    return await group.say(li, f"请看 @zhigui_bot {QUESTION}", entities=marked)


async def _address(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, f"https://example.org/@zhigui_bot {QUESTION}")


async def _talk(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, QUESTION)


async def _other_command(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, f"/ask@other_bot {QUESTION}")


async def _unknown_command(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, "/weather 北京")


async def _other_name(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, f"@zhigui_bot2 {QUESTION}")


async def _reply_to_another(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, "我也想知道", reply_to=await group.say(li, "大家好"))


async def _channel_post(town: Town, group: Chat, li: Json) -> Json:
    return await group.auto_forward(town.actors.channel("通知"), QUESTION)


async def _other_bot(town: Town, group: Chat, li: Json) -> Json:
    other = town.actors.other_bot("weather_bot")
    return await group.other_bot_says(other, f"@zhigui_bot {QUESTION}", delivered=True)


async def _sent_through_us(town: Town, group: Chat, li: Json) -> Json:
    return await group.say(li, f"@zhigui_bot {QUESTION}", via_bot=town.api.world.me)


@pytest.mark.parametrize(
    "act",
    [
        _code,
        _address,
        _talk,
        _other_command,
        _unknown_command,
        _other_name,
        _reply_to_another,
        _channel_post,
        _other_bot,
        _sent_through_us,
    ],
)
async def test_what_is_left_alone(
    act: Callable[[Town, Chat, Json], Awaitable[Json]], town: Town
) -> None:
    li = town.person()
    group = town.group(li, bot="administrator")

    said = await act(town, group, li)
    await town.quiet(group, li)

    assert group.replies(said) == []
    assert len(group.seen()) == 1


async def test_a_reply_to_somebodys_question_is_left_alone(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, zhang)
    question = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    await group.reply(question)

    chat = await group.say(zhang, "我也正想问", reply_to=question)
    await town.quiet(group, zhang)

    assert town.api.updates.wants("message")
    assert group.replies(chat) == []


async def test_talk_in_a_topic_that_the_bot_opened_is_left_alone(town: Town) -> None:
    li = town.person()
    group = town.group(li, forum=True, bot="administrator")
    topic = await group.open_topic(town.api.world.me, "答疑")

    said = await group.say(li, "今天谁值班？", topic=topic)
    await town.quiet(group, li, topic)

    assert group.replies(said) == []


async def test_anonymous_admins_are_answered_without_being_anybody(town: Town) -> None:
    group = town.group(town.person())

    first = await group.say_anonymously(f"/ask@zhigui_bot {QUESTION}")
    answer = await group.reply(first)
    second = await group.say_anonymously("/ask@zhigui_bot 那党小组会呢？")
    other = await group.reply(second)

    assert ANSWER in answer["text"]
    assert "如何理解" not in other["text"]


async def test_somebody_who_writes_as_a_channel_is_answered(town: Town) -> None:
    group = town.group(town.person(), bot="administrator")
    channel = town.actors.channel("支部之声")

    said = await group.say_as_channel(channel, f"/ask@zhigui_bot {QUESTION}")

    assert ANSWER in (await group.reply(said))["text"]


async def test_a_channel_post_that_asks_the_bot_is_answered(town: Town) -> None:
    group = town.group(town.person())
    channel = town.actors.channel("支部之声")

    said = await group.auto_forward(channel, f"/ask@zhigui_bot {QUESTION}")

    assert ANSWER in (await group.reply(said))["text"]


async def test_ask_alone_takes_the_words_of_the_message_it_replies_to(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, zhang)
    talk = await group.say(li, QUESTION)

    said = await group.say(zhang, "/ask@zhigui_bot", reply_to=talk)

    assert ANSWER in (await group.reply(said))["text"]
