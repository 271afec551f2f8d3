"""Sending, editing and deleting: accepted and refused as by Telegram."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from bot_api import Actors, BotApi, Comings


async def test_html_is_parsed_and_counted_in_utf16_units(bot: Bot, actors: Actors) -> None:
    chat = actors.group("学习群")

    sent = await bot.send_message(
        chat.id, "😀 <b>第十条</b> <blockquote expandable>每月一次</blockquote>", "HTML"
    )

    assert sent.text == "😀 第十条 每月一次"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [
        ("bold", 3, 3),
        ("expandable_blockquote", 7, 4),
    ]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>第十条", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<p>第十条</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("条<b>十</i>", 'Unmatched end tag at byte offset 9, expected "</b>", found "</i>"'),
        ("第十条</b>", "Unexpected end tag at byte offset 9"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("", "text is empty"),
        ("<b> </b>", "text is empty"),
        ("😀" * 2049, "too long"),
    ],
)
async def test_what_telegram_does_not_take(
    html: str, reason: str, bot: Bot, actors: Actors
) -> None:
    chat = actors.group("学习群")

    with pytest.raises(BadRequest) as refused:
        await bot.send_message(chat.id, html, "HTML")

    assert reason.lower() in str(refused.value).lower()


async def test_what_is_as_long_as_it_may_be_after_parsing(bot: Bot, actors: Actors) -> None:
    sent = await bot.send_message(actors.group("学习群").id, "<b>" + "😀" * 2048 + "</b>", "HTML")

    assert sent.text == "😀" * 2048


async def test_supergroups_number_their_own_messages_and_the_others_share(
    bot: Bot, actors: Actors
) -> None:
    supers = [actors.group("一"), actors.group("二")]
    shared = [actors.group("三", kind="group"), actors.private(actors.person("李明"))]

    own = [(await bot.send_message(one.id, "好")).message_id for one in supers]
    first, second = [(await bot.send_message(one.id, "好")).message_id for one in shared]

    assert own == [1, 1]
    assert second == first + 1


async def test_a_reply_goes_to_its_message_in_its_topic(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    chat = actors.group("学习群", [li], forum=True)
    topic = await chat.open_topic(li, "组织生活")
    said = await chat.say(li, "/ask 支委会", topic=topic)

    sent = await bot.send_message(
        chat.id,
        "每月一次",
        message_thread_id=topic,
        reply_parameters=ReplyParameters(said["message_id"]),
    )

    assert sent.is_topic_message
    assert sent.message_thread_id == topic
    assert sent.reply_to_message is not None
    assert await chat.reply(said) == chat.seen()[0]
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(chat.id, "好", message_thread_id=99)


async def test_a_deleted_message_can_be_replied_to_only_where_that_is_allowed(
    bot: Bot, actors: Actors
) -> None:
    chat = actors.group("学习群")

    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(chat.id, "好", reply_parameters=ReplyParameters(77))
    sent = await bot.send_message(
        chat.id, "好", reply_parameters=ReplyParameters(77, allow_sending_without_reply=True)
    )

    assert sent.reply_to_message is None


async def test_editing_tells_apart_own_others_and_missing_messages(
    bot: Bot, actors: Actors
) -> None:
    li = actors.person("李明")
    chat = actors.group("学习群", [li])
    others = await chat.say(li, "大家好")
    own = await bot.send_message(chat.id, "每月一次")

    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("改", chat.id, others["message_id"])
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("改", chat.id, own.message_id + 1)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_text("每月一次", chat.id, own.message_id)
    edited = await bot.edit_message_text("每季度一次", chat.id, own.message_id)

    assert edited is not True
    assert edited.text == chat.seen()[0]["text"] == "每季度一次"


async def test_only_own_messages_are_deleted(bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    chat = actors.group("学习群", [li])
    others = await chat.say(li, "大家好")
    own = await bot.send_message(chat.id, "每月一次")

    await bot.delete_message(chat.id, own.message_id)

    assert chat.seen() == []
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(chat.id, own.message_id)
    with pytest.raises(BadRequest, match=r"(?i)can't be deleted"):
        await bot.delete_message(chat.id, others["message_id"])


async def test_buttons_carry_at_most_64_bytes(bot: Bot, actors: Actors) -> None:
    chat = actors.group("学习群")

    def keyboard(data: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton("查看原文", callback_data=data)]])

    sent = await bot.send_message(chat.id, "好", reply_markup=keyboard("好" * 21))
    with pytest.raises(BadRequest, match=r"(?i)BUTTON_DATA_INVALID"):
        await bot.send_message(chat.id, "好", reply_markup=keyboard("好" * 22))
    await bot.edit_message_reply_markup(chat.id, sent.message_id)

    assert "reply_markup" not in chat.seen()[0]


async def test_where_the_bot_may_not_speak(api: BotApi, bot: Bot, actors: Actors) -> None:
    li = actors.person("李明")
    group, comings = actors.group("学习群", [li], kind="group"), Comings(api)
    stranger = actors.private(actors.person("王芳"), started=False)
    kicked, blocked = actors.group("旧群", [li]), actors.private(li)
    await comings.bot_status(kicked, "kicked", li)
    await comings.bot_status(blocked, "kicked", li)
    new = await comings.migrate(group)

    with pytest.raises(BadRequest, match=r"(?i)Chat not found"):
        await bot.send_message(-100999, "好")
    with pytest.raises(Forbidden, match=r"(?i)can't initiate conversation"):
        await bot.send_message(stranger.id, "好")
    with pytest.raises(Forbidden, match="kicked from the supergroup chat"):
        await bot.send_message(kicked.id, "好")
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(blocked.id, "好")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "好")

    assert moved.value.new_chat_id == new.id


async def test_flood_limits_of_a_group(actors: Actors) -> None:
    async with BotApi(flood=True) as api:
        group = Actors(api).group("学习群")
        root = f"{api.root}/bot"
        async with Bot(api.token, root) as bot:
            with pytest.raises(RetryAfter) as told:
                for _ in range(21):
                    await bot.send_chat_action(group.id, "typing")

    assert timedelta(seconds=1) <= told.value.retry_after <= timedelta(seconds=60)
