"""Whatever happens to calls and to the process, no message, poll or file stands in a chat twice,
and none is missing that the courier has not owned up to."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from chat_server import ChatServer, Fault, Killed
from delivery_fakes import InMemoryDeliveries, Post
from hypothesis import given, settings
from hypothesis import strategies as st
from migrated import migrated
from virtual_time import run

from bot.delivery.ports import Deliveries
from bot.model import Button, ChatKind, Outgoing, Quiz, Where
from bot.state import Deliveries as StoredDeliveries
from knowledge.errors import DeliveryUnknown

CHATS = (
    Where(11),
    Where(12),
    Where(-4321, ChatKind.GROUP),
    Where(-1001234567890, ChatKind.SUPERGROUP),
    Where(-1001234567890, ChatKind.SUPERGROUP, topic_id=5),
)
LATE = (Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER)


@contextmanager
def in_memory() -> Iterator[Deliveries]:
    yield InMemoryDeliveries()


@contextmanager
def in_sqlite() -> Iterator[Deliveries]:
    with tempfile.TemporaryDirectory() as folder:
        database = migrated(Path(folder))
        yield StoredDeliveries(database)
        database.close()


@dataclass
class DyingDeliveries:
    """The deliveries of a process that dies before it notes some of what it sent."""

    kept: Deliveries
    server: ChatServer
    deaths: list[bool]

    def __getattr__(self, name: str) -> Any:
        if self.server.caller_is_dead:
            raise Killed
        return getattr(self.kept, name)

    def done(self, key: str, message_id: int) -> None:
        if self.server.caller_is_dead or (self.deaths and self.deaths.pop()):
            self.server.caller_is_dead = True
            raise Killed
        self.kept.done(key, message_id)


@dataclass
class Lives:
    """One bot through as many deaths as there are, until every key is settled."""

    server: ChatServer
    deliveries: Deliveries
    chats: list[Where]
    settled: set[int] = field(default_factory=set)
    unknown: set[int] = field(default_factory=set)

    async def live(self) -> None:
        asked = [self.server.others_say(where.chat_id) for where in self.chats]
        while len(self.settled) < len(self.chats):
            self.server.caller_is_dead = False
            post = await Post.opened(self.server, self.deliveries)
            left = [number for number in range(len(self.chats)) if number not in self.settled]
            updates = asyncio.create_task(self._notice(post))
            tasks = [asyncio.create_task(self._one(post, number, asked)) for number in left]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
            for task in (updates, *tasks):
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            died = (Killed, asyncio.CancelledError)
            assert [end for end in ends if end and not isinstance(end, died)] == []

    async def _notice(self, post: Post) -> None:
        """What others say comes in as updates, those of the last life again."""
        while True:
            for seen in self.server.said_by_others:
                post.courier.noticed(*seen)
            await asyncio.sleep(1)

    async def _one(self, post: Post, number: int, asked: list[int]) -> None:
        where, key, words = self.chats[number], f"k{number}", f"第{number}条"
        try:
            if number % 3 == 0:
                await post.courier.send(where, Outgoing(words), key=key, reply_to=asked[number])
            elif number % 3 == 1:
                mark = ((Button("看原文", data=f"i{number}"),),)
                quiz = Quiz(words, ("正确", "错误"), (0,), rows=mark)
                sent = await post.courier.send_poll(where, quiz, key=key)
                assert sent.poll_id == f"{where.chat_id}:{sent.message_id}"
                assert f"i{number}" in self.server.chats[where.chat_id][sent.message_id].markup
            else:
                await post.courier.send_file(where, "题库.json", b"[]", words, key=key)
        except DeliveryUnknown:
            self.unknown.add(number)
        self.settled.add(number)


def check(lives: Lives, *, late: bool) -> None:
    for number, where in enumerate(lives.chats):
        stands = lives.server.ours(where.chat_id).count(f"第{number}条")
        assert stands <= 1
        assert stands == 1 or number in lives.unknown
    assert late or not lives.unknown


STORY = {
    "chats": st.lists(st.sampled_from(CHATS), min_size=1, max_size=8),
    "faults": st.lists(st.sampled_from([Fault.OK, *Fault]), max_size=12),
    "talk": st.lists(st.integers(0, 5), max_size=12),
    "deaths": st.lists(st.booleans(), max_size=3),
}


def tell(
    deliveries: Deliveries,
    chats: list[Where],
    faults: list[Fault],
    talk: list[int],
    deaths: list[bool],
) -> None:
    async def story() -> None:
        server = ChatServer()
        server.faults.extend(faults)
        server.talk.extend(talk)
        lives = Lives(server, DyingDeliveries(deliveries, server, list(deaths)), chats)

        await lives.live()

        check(lives, late=any(fault in LATE for fault in faults))

    run(story())


@settings(max_examples=80, deadline=None)
@given(**STORY)
def test_no_sequence_of_faults_doubles_or_loses(
    chats: list[Where], faults: list[Fault], talk: list[int], deaths: list[bool]
) -> None:
    with in_memory() as deliveries:
        tell(deliveries, chats, faults, talk, deaths)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(**STORY)
def test_the_database_tells_the_same(
    chats: list[Where], faults: list[Fault], talk: list[int], deaths: list[bool]
) -> None:
    with in_sqlite() as deliveries:
        tell(deliveries, chats, faults, talk, deaths)


BEFORE = (Fault.FLOOD, Fault.ERROR_500, Fault.REFUSED, Fault.CUT_BEFORE)
AFTER = (Fault.CUT_AFTER, Fault.GATEWAY_AFTER, Fault.TIMEOUT_AFTER)


@pytest.mark.parametrize("kinds", [BEFORE, AFTER], ids=["before it is taken", "after"])
def test_a_thousand_answers_over_a_bad_line_stand_there_once_each(
    kinds: tuple[Fault, ...],
) -> None:
    async def story() -> None:
        chance = random.Random(1)  # noqa: S311 - no secret
        server = ChatServer()
        server.latency = 0.05
        server.privacy_mode = True
        bad = (chance.choice(kinds) if chance.random() < 0.01 else Fault.OK for _ in range(2000))
        server.faults.extend(bad)
        post = await Post.opened(server)
        groups = [Where(-1001000000000 - number, ChatKind.SUPERGROUP) for number in range(50)]
        chats = groups + [Where(100 + number) for number in range(50)]

        async def answer(number: int) -> None:
            where = chats[number % len(chats)]
            await asyncio.sleep(chance.uniform(0, 60))
            asked = server.others_say(where.chat_id)
            for _ in range(chance.choice([0, 0, 1, 2])):
                server.others_say(where.chat_id)  # not seen by the bot
            message = Outgoing(f"第{number}问")
            await post.courier.send(where, message, key=f"{number}:0", reply_to=asked)

        await asyncio.gather(*(answer(number) for number in range(1000)))

        stand = Counter(text for where in chats for text in server.ours(where.chat_id))
        assert len(stand) == 1000
        assert set(stand.values()) == {1}

    run(story())
