"""Messages arrive once, look as they should, and what cannot arrive says so."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from chat_server import ChatServer, Fault, Killed, markup_of, refuse
from delivery_fakes import InMemoryDeliveries, Post
from virtual_time import run

from bot.delivery import Event
from bot.model import Button, ChatKind, Outgoing, Where
from knowledge.errors import ChatClosed, DeliveryError, DeliveryUnknown, MessageGone

GROUP = Where(-1001234567890, ChatKind.SUPERGROUP)
ANSWER = Outgoing(
    "党支部<b>每月</b>召开一次。", ((Button("查看原文", data="Qabc1"), Button("👍", data="Gabc")),)
)
SEEN = "党支部每月召开一次。"
LATE = (Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER)
FATAL = (Fault.KILL_BEFORE, Fault.KILL_AFTER)
HARMLESS = [fault for fault in Fault if fault not in LATE + FATAL]


def test_an_answer_is_a_reply_in_its_topic_with_its_buttons() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        forum = Where(GROUP.chat_id, ChatKind.SUPERGROUP, topic_id=5)
        asked = server.others_say(GROUP.chat_id)

        sent = await post.courier.send(forum, ANSWER, key="a", reply_to=asked)

        (call,) = server.made("sendMessage")
        assert sent == asked + 1
        assert call.data["parse_mode"] == "HTML"
        assert call.data["message_thread_id"] == "5"
        assert json.loads(call.data["link_preview_options"]) == {"is_disabled": True}
        assert json.loads(call.data["reply_parameters"]) == {
            "message_id": asked,
            "allow_sending_without_reply": True,
        }
        assert [one["callback_data"] for one in markup_of(call)["inline_keyboard"][0]] == [
            "Qabc1",
            "Gabc",
        ]

    run(story())


def test_links_inline_queries_and_a_reply_field() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        rows = ((Button("打开", url="https://t.me/zhigui_bot"), Button("搜索", inline="党费")),)

        await post.courier.send(GROUP, Outgoing("一", rows), key="a")
        await post.courier.send(GROUP, Outgoing("哪里不对？", ask_back="请说明"), key="b")

        first, second = server.made("sendMessage")
        assert markup_of(first)["inline_keyboard"][0] == [
            {"text": "打开", "url": "https://t.me/zhigui_bot"},
            {"text": "搜索", "switch_inline_query_current_chat": "党费"},
        ]
        assert markup_of(second) == {
            "force_reply": True,
            "selective": True,
            "input_field_placeholder": "请说明",
        }

    run(story())


def test_a_key_is_delivered_once_also_after_a_restart() -> None:
    async def story() -> None:
        server, deliveries = ChatServer(), InMemoryDeliveries()

        first = await (await Post.opened(server, deliveries)).courier.send(GROUP, ANSWER, key="a")
        again = await (await Post.opened(server, deliveries)).courier.send(GROUP, ANSWER, key="a")

        assert again == first
        assert server.ours(GROUP.chat_id) == [SEEN]

    run(story())


@pytest.mark.parametrize("fault", HARMLESS)
def test_one_failure_neither_loses_nor_doubles_a_message(fault: Fault) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        asked = server.others_say(GROUP.chat_id)
        server.faults.append(fault)

        sent = await post.courier.send(GROUP, ANSWER, key="a", reply_to=asked)

        assert server.ours(GROUP.chat_id) == [SEEN]
        assert server.chats[GROUP.chat_id][sent].ours
        assert post.deliveries.get("a").message_id == sent

    run(story())


@pytest.mark.parametrize("fault", LATE)
def test_after_a_timeout_a_message_is_looked_for_but_not_sent_again(fault: Fault) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        asked = server.others_say(GROUP.chat_id)
        server.faults.append(fault)

        if fault is Fault.TIMEOUT_AFTER:
            sent = await post.courier.send(GROUP, ANSWER, key="a", reply_to=asked)
            assert sent == asked + 1
        else:
            with pytest.raises(DeliveryUnknown):
                await post.courier.send(GROUP, ANSWER, key="a", reply_to=asked)

        assert len(server.made("sendMessage")) == 1
        assert post.tally.counts[Event.UNKNOWN] == 1
        assert post.tally.counts[Event.GIVEN_UP] == (fault is Fault.TIMEOUT_BEFORE)

    run(story())


@pytest.mark.parametrize("fault", FATAL)
def test_a_kill_while_sending_neither_loses_nor_doubles(fault: Fault) -> None:
    async def story() -> None:
        server, deliveries = ChatServer(), InMemoryDeliveries()
        asked = server.others_say(GROUP.chat_id)
        server.faults.append(fault)
        first = await Post.opened(server, deliveries)

        with pytest.raises(Killed):
            await first.courier.send(GROUP, ANSWER, key="a", reply_to=asked)
        server.caller_is_dead = False
        second = await Post.opened(server, deliveries)
        sent = await second.courier.send(GROUP, ANSWER, key="a", reply_to=asked)

        assert server.ours(GROUP.chat_id) == [SEEN]
        assert server.chats[GROUP.chat_id][sent].ours

    run(story())


def test_others_who_wrote_meanwhile_do_not_hide_the_message() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        asked = server.others_say(GROUP.chat_id)
        for _ in range(7):
            server.others_say(GROUP.chat_id)
        server.faults.append(Fault.CUT_AFTER)

        sent = await post.courier.send(GROUP, ANSWER, key="a", reply_to=asked)

        assert sent == asked + 8
        assert server.ours(GROUP.chat_id) == [SEEN]

    run(story())


def test_looking_for_a_message_never_touches_another_one_of_ours() -> None:
    """The first one stands in the chat under an id that nobody knows: looking for the second
    would write it over the first."""

    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        server.answers["editMessageText"] = refuse("Bad Gateway", 400)
        asked = server.others_say(GROUP.chat_id)
        server.faults += [Fault.TIMEOUT_AFTER, Fault.CUT_AFTER]
        with pytest.raises(DeliveryUnknown):
            await post.courier.send(GROUP, Outgoing("第一"), key="a", reply_to=asked)
        del server.answers["editMessageText"]

        with pytest.raises(DeliveryUnknown):
            await post.courier.send(GROUP, Outgoing("第二"), key="b", reply_to=asked)

        assert server.ours(GROUP.chat_id) == ["第一", "第二"]

    run(story())


def test_in_privacy_mode_a_chat_not_seen_for_long_leaves_the_outcome_unknown() -> None:
    """Others may have written dozens of messages that the bot does not get to see."""

    async def story() -> None:
        server = ChatServer()
        server.privacy_mode = True
        post = await Post.opened(server)
        asked = server.others_say(GROUP.chat_id)
        post.courier.noticed(GROUP.chat_id, asked)
        await asyncio.sleep(60)
        server.faults.append(Fault.CUT_BEFORE)

        with pytest.raises(DeliveryUnknown):
            await post.courier.send(GROUP, ANSWER, key="a", reply_to=asked)

    run(story())


def test_html_that_telegram_cannot_read_is_sent_as_text() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)

        await post.courier.send(GROUP, Outgoing("<b>第十条 党员&lt;5人"), key="a")

        assert server.ours(GROUP.chat_id) == ["第十条 党员<5人"]
        assert post.tally.counts[Event.PLAIN] == 1

    run(story())


@pytest.mark.parametrize(
    ("said", "status", "noted"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", 403, "kicked"),
        ("Forbidden: bot is not a member of the supergroup chat", 403, "left"),
        ("Bad Request: chat not found", 400, "left"),
        ("Bad Request: not enough rights to send text messages to the chat", 400, ""),
        ("Bad Request: TOPIC_CLOSED", 400, ""),
    ],
)
def test_a_chat_that_is_closed_to_the_bot_is_marked(said: str, status: int, noted: str) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        server.answers["sendMessage"] = refuse(said, status)

        with pytest.raises(ChatClosed):
            await post.courier.send(GROUP, ANSWER, key="a")

        assert post.chats.statuses == ({GROUP.chat_id: noted} if noted else {})
        del server.answers["sendMessage"]
        await post.courier.send(GROUP, ANSWER, key="a")
        assert server.ours(GROUP.chat_id) == [SEEN]

    run(story())


def test_a_group_that_became_a_supergroup_gets_its_answer_there() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        old = Where(-4567, ChatKind.GROUP)
        moved = refuse("Bad Request: group migrated", 400, migrate_to_chat_id=GROUP.chat_id)
        server.answers["sendMessage"] = lambda data: (
            moved(data) if data["chat_id"] == "-4567" else None
        )

        sent = await post.courier.send(old, ANSWER, key="a", reply_to=3)

        assert post.chats.moves == [(-4567, GROUP.chat_id)]
        assert server.chats[GROUP.chat_id][sent].text == SEEN
        assert "reply_parameters" not in server.made("sendMessage")[-1].data

    run(story())


def test_a_message_is_changed_and_what_reads_so_already_stays() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        sent = await post.courier.send(GROUP, ANSWER, key="a")

        await post.courier.edit(GROUP, sent, ANSWER)
        await post.courier.edit(GROUP, sent, Outgoing("改了"))

        assert server.ours(GROUP.chat_id) == ["改了"]
        with pytest.raises(MessageGone):
            await post.courier.edit(GROUP, sent + 1, ANSWER)

    run(story())


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.ERROR_500])
def test_a_long_outage_ends_in_an_error(fault: Fault) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        server.faults += [fault] * 1000

        with pytest.raises(DeliveryError):
            await post.courier.send(GROUP, ANSWER, key="a")

        assert server.calls[-1].at > (3000 if fault is Fault.REFUSED else 60)
        server.faults.clear()
        await post.courier.send(GROUP, ANSWER, key="a")
        assert server.ours(GROUP.chat_id) == [SEEN]

    run(story())


def too_old(post: Post) -> Awaitable[None]:
    post.server.answers["answerCallbackQuery"] = refuse("Bad Request: query is too old")
    return post.courier.acknowledge("1", "好的")


def no_rights(post: Post) -> Awaitable[None]:
    post.server.answers["sendChatAction"] = refuse("Bad Request: CHAT_WRITE_FORBIDDEN")
    return post.courier.typing(GROUP)


@pytest.mark.parametrize("deed", [too_old, no_rights])
def test_what_only_decorates_never_fails(deed: Callable[[Post], Awaitable[None]]) -> None:
    async def story() -> None:
        await deed(await Post.opened(ChatServer()))

    run(story())


def test_a_press_is_acknowledged_with_a_text_that_fits() -> None:
    async def story() -> None:
        server = ChatServer()

        await (await Post.opened(server)).courier.acknowledge(
            "9", "长" * 300, alert=True, url="https://t.me/x?start=1"
        )

        (call,) = server.made("answerCallbackQuery")
        assert call.data == {
            "callback_query_id": "9",
            "text": "长" * 200,
            "show_alert": "true",
            "url": "https://t.me/x?start=1",
        }

    run(story())
