"""The courier and the files of the tests do what the real ones do over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

import pytest
from bot_api import TOKEN, Actors, BotApi, Chat, Fault, Trouble, Upload
from delivery_fakes import InlineThreads, InMemoryDeliveries, RecordedChats
from recording_courier import RecordingCourier, RecordingFiles
from telegram.ext import ExtBot

from bot.delivery import ChatRateLimiter, Courier, Tally, TelegramFiles, TelegramRequest, Ticket
from bot.delivery.limiter import Pace
from bot.model import Button, ChatKind, Quiz, Where
from bot.ports import Delivers, FetchesFiles, SendsFiles, SendsPolls
from knowledge.errors import (
    ChatClosed,
    DeliveryError,
    DeliveryUnknown,
    FileTooLarge,
    MessageGone,
)

HURRIED = Pace(chat=(100, 1.0), group=(100, 1.0), overall=(100, 1.0))
BANK = Upload("题库.json", "application/json", b"[1, 2, 3]")
QUIZ = Quiz(
    "根据《党支部工作条例》第十一条，党支部党员大会一般每___召开1次。",
    ("月", "季度", "半年", "年"),
    (1,),
    explanation="《党支部工作条例》<b>第十一条</b>",
    rows=((Button("看原文", data="lAbCdEfGhIjKl"),),),
)


class Sends(Delivers, SendsPolls, SendsFiles, Protocol):
    """All that a courier does."""


@dataclass
class Scene:
    """A courier, a group that it may send to, one that it may not, and a file of BANK's."""

    courier: Sends
    files: FetchesFiles
    group: Where
    closed: Where
    file_id: str


@dataclass
class Line:
    """The real courier over a server on loopback; another one has the same deliveries."""

    api: BotApi
    bot: ExtBot[Ticket]
    deliveries: InMemoryDeliveries
    chat: Chat
    actors: Actors

    @property
    def where(self) -> Where:
        return Where(self.chat.id, ChatKind.SUPERGROUP)

    def courier(self) -> Courier:
        courier = Courier(
            self.bot, self.deliveries, RecordedChats(), InlineThreads(), Tally(), sleep=at_once
        )
        courier.noticed(self.chat.id, min(self.chat.state.messages))
        return courier


async def at_once(seconds: float) -> None:
    """Nothing has to be waited for: the server has settled a call before it cuts it off."""
    await asyncio.sleep(0)


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with BotApi(privacy=False) as api:
        actors = Actors(api)
        li = actors.person("李明")
        chat = actors.group("学习群", [li])
        await chat.say(li, "大家好")
        direct = {"trust_env": False}
        bot: ExtBot[Ticket] = ExtBot(
            TOKEN,
            base_url=f"{api.root}/bot",
            base_file_url=f"{api.root}/file/bot",
            request=TelegramRequest(8, read_timeout=1.0, httpx_kwargs=direct),
            get_updates_request=TelegramRequest(1, httpx_kwargs=direct),
            rate_limiter=ChatRateLimiter(Tally(), pace=HURRIED, sleep=at_once),
        )
        async with bot:
            yield Line(api, bot, InMemoryDeliveries(), chat, actors)


@pytest.fixture(params=["recording", "over HTTP"])
async def scene(request: pytest.FixtureRequest, line: Line) -> Scene:
    left = Where(line.actors.group("别的群", bot="kicked").id, ChatKind.SUPERGROUP)
    li = line.actors.person("李明")
    said = await line.actors.private(li).say(li, "", file=BANK)
    file_id = said["document"]["file_id"]
    if request.param == "over HTTP":
        return Scene(line.courier(), TelegramFiles(line.bot), line.where, left, file_id)
    courier = RecordingCourier(closed={left.chat_id})
    return Scene(courier, RecordingFiles({file_id: BANK.content}), line.where, left, file_id)


async def test_a_poll_and_a_file_are_sent_once_under_their_key(scene: Scene) -> None:
    courier, group = scene.courier, scene.group

    first = await courier.send_poll(group, QUIZ, key="a")
    file = await courier.send_file(group, BANK.name, BANK.content, "题库", key="b")

    assert await courier.send_poll(group, QUIZ, key="a") == first
    assert await courier.send_file(group, BANK.name, BANK.content, "题库", key="b") == file
    other = await courier.send_poll(group, QUIZ, key="c")
    assert len({first.message_id, file, other.message_id}) == 3
    assert other.poll_id != first.poll_id


async def test_a_poll_is_closed_once_and_for_all(scene: Scene) -> None:
    sent = await scene.courier.send_poll(scene.group, QUIZ, key="a")

    await scene.courier.stop_poll(scene.group, sent.message_id, QUIZ.rows)
    await scene.courier.stop_poll(scene.group, sent.message_id)

    with pytest.raises(MessageGone):
        await scene.courier.stop_poll(scene.group, sent.message_id + 100)


async def test_nothing_is_sent_where_the_bot_may_not_write(scene: Scene) -> None:
    with pytest.raises(ChatClosed):
        await scene.courier.send_poll(scene.closed, QUIZ, key="a")
    with pytest.raises(ChatClosed):
        await scene.courier.send_file(scene.closed, BANK.name, BANK.content, key="b")


async def test_a_file_is_fetched_up_to_a_size(scene: Scene) -> None:
    size = len(BANK.content)

    assert await scene.files.fetch(scene.file_id, size) == BANK.content
    with pytest.raises(FileTooLarge):
        await scene.files.fetch(scene.file_id, size - 1)
    with pytest.raises(DeliveryError):
        await scene.files.fetch("unknown", size)


async def test_nothing_of_a_file_beyond_telegrams_limit_is_fetched(line: Line) -> None:
    li = line.actors.person("李明")
    large = Upload("大.zip", "application/zip", bytes((20 << 20) + 1))
    said = await line.actors.private(li).say(li, "", file=large)

    with pytest.raises(FileTooLarge, match="20MB"):
        await TelegramFiles(line.bot).fetch(said["document"]["file_id"], 1 << 30)


SURE = (Trouble.SERVER_ERROR, Trouble.REFUSED, Trouble.CUT_BEFORE, Trouble.CUT_AFTER)


@pytest.mark.parametrize("method", ["sendPoll", "sendDocument"])
@pytest.mark.parametrize("trouble", [*SURE, Trouble.SLOW])
async def test_a_bad_line_neither_loses_nor_doubles(
    trouble: Trouble, method: str, line: Line
) -> None:
    line.api.faults.once(method, Fault(trouble, 3))
    courier = line.courier()

    if method == "sendPoll":
        sent = await courier.send_poll(line.where, QUIZ, key="a")
        message_id = sent.message_id
        assert line.api.world.polls[sent.poll_id]["message_id"] == message_id
    else:
        message_id = await courier.send_file(line.where, BANK.name, BANK.content, "题库", key="a")

    (stands,) = line.chat.seen()
    assert stands["message_id"] == message_id


async def test_a_poll_that_was_found_keeps_its_buttons_and_its_votes(line: Line) -> None:
    line.api.faults.once("sendPoll", Fault(Trouble.CUT_AFTER))

    await line.courier().send_poll(line.where, QUIZ, key="a")

    (stands,) = line.chat.seen()
    (row,) = stands["reply_markup"]["inline_keyboard"]
    assert [one["callback_data"] for one in row] == ["lAbCdEfGhIjKl"]
    assert not stands["poll"]["is_closed"]


async def test_it_is_found_also_where_looking_is_disturbed(line: Line) -> None:
    line.api.faults.once("sendPoll", Fault(Trouble.CUT_AFTER))
    cut = Fault(Trouble.CUT_AFTER)
    line.api.faults.once("editMessageReplyMarkup", cut, cut, cut)

    sent = await line.courier().send_poll(line.where, QUIZ, key="a")

    (stands,) = line.chat.seen()
    assert stands["poll"]["id"] == sent.poll_id
    assert "reply_markup" in stands


async def test_a_poll_that_cannot_be_known_is_not_sent_again(line: Line) -> None:
    """Its chat answers nothing after the line broke: nobody can look whether it is there."""
    line.api.faults.once("sendPoll", Fault(Trouble.CUT_AFTER))
    down = [Fault(Trouble.SERVER_ERROR)] * 8
    line.api.faults.once("editMessageReplyMarkup", *down)

    with pytest.raises(DeliveryUnknown):
        await line.courier().send_poll(line.where, QUIZ, key="a")
    assert len(line.chat.seen()) == 1

    later = await line.courier().send_poll(line.where, QUIZ, key="a")

    (stands,) = line.chat.seen()
    assert stands["poll"]["id"] == later.poll_id
