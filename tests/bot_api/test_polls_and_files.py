"""Polls, votes and documents: taken and refused as by Telegram."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot_api import Actors, Ballots, BotApi, NotCounted, Upload

EVERY = ("每月", "每季度", "每半年", "每年")
MARK = InlineKeyboardMarkup([[InlineKeyboardButton("看原文", callback_data="iabc")]])


async def quiz(bot: Bot, chat_id: int, **more: Any) -> Message:
    """Send a quiz as ours are, unless more is said."""
    usual: dict[str, Any] = {
        "question": "支委会多久开一次？",
        "options": EVERY,
        "type": "quiz",
        "is_anonymous": False,
        "correct_option_ids": [0],
    }
    return await bot.send_poll(chat_id, **{**usual, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"question": "问" * 300},
        {"options": ["选" * 100, "项"]},
        {"options": [f"第{number}项" for number in range(12)]},
        {"explanation": "依" * 198 + "\n\n"},
        {"explanation": f"<b>{'依' * 200}</b>", "explanation_parse_mode": "HTML"},
        {"open_period": 5},
        {"open_period": 2_628_000},
        {"correct_option_ids": [0, 3], "allows_multiple_answers": True},
    ],
)
async def test_what_just_fits_is_taken(more: dict[str, Any], bot: Bot, actors: Actors) -> None:
    sent = await quiz(bot, actors.group("学习群").id, **more)

    assert sent.poll is not None
    assert not sent.poll.is_anonymous
    assert not sent.poll.allows_revoting
    assert sent.poll.correct_option_ids == tuple(more.get("correct_option_ids", [0]))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"question": "问" * 301}, "question length must not exceed 300"),
        ({"question": ""}, "question must be non-empty"),
        ({"options": ["选" * 101, "项"]}, "options length must not exceed 100"),
        ({"options": ["", "项"]}, "options must be non-empty"),
        ({"options": [f"第{number}项" for number in range(13)]}, "more than 12 options"),
        ({"options": ["同", "同"]}, "duplicate"),
        ({"explanation": "依" * 201}, "explanation length must not exceed 200"),
        ({"explanation": "一\n二\n三\n四"}, "at most 2 line feeds"),
        ({"explanation": "<b>依", "explanation_parse_mode": "HTML"}, "can't parse entities"),
        ({"correct_option_ids": None}, "must have a correct option"),
        ({"correct_option_ids": [4]}, "invalid"),
        ({"correct_option_ids": [1, 0], "allows_multiple_answers": True}, "invalid"),
        ({"correct_option_ids": [0, 1]}, "too_much"),
        ({"open_period": 4}, "invalid"),
        ({"open_period": 2_628_001}, "invalid"),
        ({"open_period": 60, "close_date": 1_900_000_000}, "together"),
    ],
)
async def test_what_is_beyond_the_limits_is_refused(
    more: dict[str, Any], reason: str, bot: Bot, actors: Actors
) -> None:
    with pytest.raises(BadRequest) as refused:
        await quiz(bot, actors.group("学习群").id, **more)

    assert reason in str(refused.value).lower()


async def test_who_voted_what_is_told(api: BotApi, bot: Bot, actors: Actors) -> None:
    li, wang = actors.person("李明"), actors.person("王芳")
    group = actors.group("学习群", [li, wang])
    await quiz(bot, group.id)
    ballots, (message,) = Ballots(api), group.seen()

    await ballots.vote(li, message, [0])
    await ballots.vote(group.state.about, message, [2])

    mine, chats = (one.poll_answer for one in await bot.get_updates() if one.poll_answer)
    assert (mine.user.id, mine.option_ids, mine.option_persistent_ids) == (li["id"], (0,), ("o0",))
    assert (chats.user, chats.voter_chat.id) == (None, group.id)
    assert [one["voter_count"] for one in message["poll"]["options"]] == [1, 0, 1, 0]


async def test_a_vote_in_a_quiz_stands(api: BotApi, bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    group = actors.group("学习群", [li])
    await quiz(bot, group.id)
    ballots, (message,) = Ballots(api), group.seen()
    await ballots.vote(li, message, [1])

    for other in ([0], []):
        with pytest.raises(NotCounted):
            await ballots.vote(li, message, other)

    assert ballots.votes(message) == {li["id"]: [1]}


@pytest.mark.parametrize("options", [[0, 1], [4]])
async def test_one_of_the_options_is_chosen(
    options: list[int], api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    group = actors.group("学习群", [li])
    await quiz(bot, group.id)

    with pytest.raises(NotCounted):
        await Ballots(api).vote(li, group.seen()[0], options)


async def test_a_poll_closes_when_its_time_has_come(api: BotApi, bot: Bot, actors: Actors) -> None:
    now = [1_790_000_000.0]
    api.world.clock = lambda: now[0]
    li, wang = actors.person("李明"), actors.person("王芳")
    group = actors.group("学习群", [li, wang])
    sent = await quiz(bot, group.id, open_period=60)
    ballots, (message,) = Ballots(api), group.seen()
    now[0] += 59
    await ballots.vote(li, message, [0])
    now[0] += 1

    with pytest.raises(NotCounted):
        await ballots.vote(wang, message, [0])
    with pytest.raises(BadRequest, match="already been closed"):
        await bot.stop_poll(group.id, sent.message_id)


async def test_a_stopped_poll_takes_no_votes_and_loses_its_buttons(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    group = actors.group("学习群", [li])
    sent = await quiz(bot, group.id, reply_markup=MARK)

    closed = await bot.stop_poll(group.id, sent.message_id)

    assert closed.is_closed
    assert "reply_markup" not in group.seen()[0]
    with pytest.raises(NotCounted):
        await Ballots(api).vote(li, group.seen()[0], [0])
    with pytest.raises(BadRequest, match="not found"):
        await bot.stop_poll(group.id, sent.message_id + 1)


async def test_the_buttons_of_a_poll_tell_it_from_others(bot: Bot, actors: Actors) -> None:
    group = actors.group("学习群")
    sent = await quiz(bot, group.id, reply_markup=MARK)

    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(group.id, sent.message_id, reply_markup=MARK)
    changed = await bot.edit_message_reply_markup(group.id, sent.message_id)

    assert isinstance(changed, Message)
    assert changed.poll is not None
    assert changed.poll.id == sent.poll.id
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("好", group.id, sent.message_id)


async def test_nobody_votes_openly_in_a_channel(bot: Bot, actors: Actors) -> None:
    with pytest.raises(BadRequest, match="Non-anonymous"):
        await quiz(bot, actors.group("频道", kind="channel").id)


async def test_a_document_is_sent_and_fetched(bot: Bot, actors: Actors) -> None:
    chat = actors.group("学习群")

    sent = await bot.send_document(
        chat.id,
        "支委会每月一次".encode(),
        filename="规则.txt",
        caption="<b>规则</b>",
        parse_mode="HTML",
    )

    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("规则.txt", "规则")
    fetched = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
    assert fetched.decode() == "支委会每月一次"
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_caption(
            chat.id, sent.message_id, caption="<b>规则</b>", parse_mode="HTML"
        )


async def test_a_file_that_a_person_sends_can_be_fetched(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    bank = Upload("题库.json", "application/json", b"[]")

    await actors.private(li).say(li, "", file=bank)

    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "题库.json"
    fetched = await bot.get_file(update.message.document.file_id)
    assert bytes(await fetched.download_as_bytearray()) == b"[]"


async def test_telegram_gives_out_no_file_beyond_its_limit(
    api: BotApi, bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    large = Upload("大.zip", "application/zip", bytes((20 << 20) + 1))
    said = await actors.private(li).say(li, "", file=large)

    with pytest.raises(BadRequest, match="too big"):
        await bot.get_file(said["document"]["file_id"])
