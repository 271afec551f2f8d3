"""Polls and files arrive once, as they should, and what cannot be known says so."""

from __future__ import annotations

import json

import pytest
from chat_server import ChatServer, Fault, refuse
from delivery_fakes import InMemoryDeliveries, Post
from virtual_time import run

from bot.delivery import Event
from bot.model import Button, ChatKind, Quiz, Where
from knowledge.errors import DeliveryError, DeliveryUnknown

GROUP = Where(-1001234567890, ChatKind.SUPERGROUP)
MARK = ((Button("看原文", data="iabc"),),)
QUIZ = Quiz(
    "根据《党支部工作条例》第十一条，党支部党员大会一般每___召开1次。",
    ("月", "季度", "半年", "年"),
    (1,),
    explanation="《党支部工作条例》<b>第十一条</b>",
    open_seconds=60,
    rows=MARK,
)
LATE = (Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER)
FATAL = (Fault.KILL_BEFORE, Fault.KILL_AFTER)
HARMLESS = [fault for fault in Fault if fault not in LATE + FATAL]
KINDS = ["poll", "file"]


async def deliver(post: Post, kind: str, where: Where = GROUP) -> int:
    if kind == "poll":
        return (await post.courier.send_poll(where, QUIZ, key="a")).message_id
    return await post.courier.send_file(where, "题库.xlsx", b"PK", "题库（10题）", key="a")


def test_a_quiz_shows_who_voted_and_keeps_the_order_of_its_options() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        forum = Where(GROUP.chat_id, ChatKind.SUPERGROUP, topic_id=5)

        sent = await post.courier.send_poll(forum, QUIZ, key="a")

        (call,) = server.made("sendPoll")
        assert sent.poll_id == f"{GROUP.chat_id}:{sent.message_id}"
        assert call.data["message_thread_id"] == "5"
        assert call.data["type"] == "quiz"
        assert call.data["is_anonymous"] == call.data["shuffle_options"] == "false"
        assert json.loads(call.data["correct_option_ids"]) == [1]
        assert [one["text"] for one in json.loads(call.data["options"])] == list(QUIZ.options)
        assert call.data["protect_content"] == "true"  # forwarded, it would take more votes
        assert call.data["open_period"] == "60"
        assert call.data["explanation_parse_mode"] == "HTML"

    run(story())


def test_a_file_has_its_name_and_caption() -> None:
    async def story() -> None:
        server = ChatServer()

        await deliver(await Post.opened(server), "file")

        assert server.ours(GROUP.chat_id) == ["题库（10题）"]

    run(story())


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_delivered_once_also_after_a_restart(kind: str) -> None:
    async def story() -> None:
        server, deliveries = ChatServer(), InMemoryDeliveries()

        first = await deliver(await Post.opened(server, deliveries), kind)
        again = await deliver(await Post.opened(server, deliveries), kind)

        assert again == first
        assert len(server.ours(GROUP.chat_id)) == 1

    run(story())


def test_the_poll_of_a_message_is_known_also_after_a_restart() -> None:
    """The process may die before it notes which poll it was; its buttons stay under it."""

    async def story() -> None:
        server, deliveries = ChatServer(), InMemoryDeliveries()
        first = await (await Post.opened(server, deliveries)).courier.send_poll(
            GROUP, QUIZ, key="a"
        )
        before = server.chats[GROUP.chat_id][first.message_id].markup

        again = await (await Post.opened(server, deliveries)).courier.send_poll(
            GROUP, QUIZ, key="a"
        )

        assert again == first
        assert server.chats[GROUP.chat_id][first.message_id].markup == before

    run(story())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", HARMLESS)
def test_one_failure_neither_loses_nor_doubles(fault: Fault, kind: str) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        post.courier.noticed(GROUP.chat_id, server.others_say(GROUP.chat_id))
        server.faults.append(fault)

        sent = await deliver(post, kind)

        assert len(server.ours(GROUP.chat_id)) == 1
        assert server.chats[GROUP.chat_id][sent].ours

    run(story())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", LATE)
def test_after_a_timeout_it_is_looked_for_but_not_sent_again(fault: Fault, kind: str) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        seen = server.others_say(GROUP.chat_id)
        post.courier.noticed(GROUP.chat_id, seen)
        server.faults.append(fault)

        if fault is Fault.TIMEOUT_AFTER:
            assert await deliver(post, kind) == seen + 1
        else:
            with pytest.raises(DeliveryUnknown):
                await deliver(post, kind)

        assert len(server.ours(GROUP.chat_id)) == (fault is Fault.TIMEOUT_AFTER)

    run(story())


def test_what_was_not_known_is_settled_when_it_is_tried_again_later() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        post.courier.noticed(GROUP.chat_id, server.others_say(GROUP.chat_id))
        server.faults.append(Fault.TIMEOUT_BEFORE)
        with pytest.raises(DeliveryUnknown):
            await deliver(post, "poll")

        await deliver(post, "poll")

        assert server.ours(GROUP.chat_id) == [QUIZ.question]

    run(story())


@pytest.mark.parametrize("unmarked", ["poll", "file"])
def test_what_looks_like_others_of_ours_is_not_looked_for(unmarked: str) -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        post.courier.noticed(GROUP.chat_id, server.others_say(GROUP.chat_id))
        server.faults.append(Fault.CUT_AFTER)

        with pytest.raises(DeliveryUnknown):
            if unmarked == "poll":
                await post.courier.send_poll(GROUP, Quiz("对吗？", ("对", "错"), (0,)), key="a")
            else:
                await post.courier.send_file(GROUP, "题库.json", b"[]", key="a")

        assert len(server.ours(GROUP.chat_id)) == 1

    run(story())


def test_an_explanation_that_telegram_cannot_read_is_sent_as_text() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)

        await post.courier.send_poll(
            GROUP, Quiz("对吗？", ("对", "错"), (0,), explanation="<b>第十条"), key="a"
        )

        assert server.made("sendPoll")[-1].data["explanation"] == "第十条"
        assert post.tally.counts[Event.PLAIN] == 1

    run(story())


def test_a_refused_poll_leaves_its_key_free() -> None:
    async def story() -> None:
        server = ChatServer()
        post = await Post.opened(server)
        server.answers["sendPoll"] = refuse("Bad Request: poll options must be unique")
        with pytest.raises(DeliveryError):
            await deliver(post, "poll")
        del server.answers["sendPoll"]

        await deliver(post, "poll")

        assert server.ours(GROUP.chat_id) == [QUIZ.question]

    run(story())
