"""What comes in is kept, worked on in order, and neither lost nor done twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from chat_server import ChatServer
from inbox_fakes import ALICE, BORIS, FORUM, START, InMemoryInbox, Reception, asked
from migrated import migrated
from stored_messages import US
from telegram import Update
from telegram.error import TelegramError
from virtual_time import run

from bot.delivery import Event
from bot.inbox.ports import Inbox
from bot.state import Inbox as StoredInbox
from knowledge.errors import StateError

HOUR = 3600


@pytest.fixture(params=["in memory", "in SQLite"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    if request.param == "in memory":
        yield InMemoryInbox()
        return
    database = migrated(tmp_path)
    yield StoredInbox(database)
    database.close()


class Heard:
    """A handler that notes what it hears; `breaks` on some texts, holds on `slow` ones."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.seconds = seconds

    async def __call__(self, update: Update) -> None:
        self.begun.append(update.update_id)
        message = update.message
        if message and message.text == "坏":
            raise RuntimeError("broken handler")
        await asyncio.sleep(self.seconds)
        self.ended.append(update.update_id)


def waiting(inbox: Inbox) -> list[int]:
    return [one.update_id for one in inbox.waiting()]


def test_what_polling_brings_is_answered_confirmed_and_finished(inbox: Inbox) -> None:
    async def story() -> None:
        server, heard = ChatServer(), Heard()
        server.updates = [asked(1), asked(2), asked(3)]

        async with Reception(server, inbox, heard).open(polling=True):
            await asyncio.sleep(1)

        assert heard.ended == [1, 2, 3]
        assert server.confirmed == 4
        assert waiting(inbox) == []

    run(story())


def test_what_cannot_be_kept_is_not_confirmed_and_comes_again(inbox: Inbox) -> None:
    class Full:
        """An inbox on a disk that is full for a while."""

        refusals = 2

        def __getattr__(self, name: str) -> Any:
            return getattr(inbox, name)

        def add(self, update_id: int, *args: Any) -> bool:
            if update_id == 2 and self.refusals:
                self.refusals -= 1
                raise StateError("磁盘满了")
            return inbox.add(update_id, *args)

    async def story() -> None:
        server, heard = ChatServer(), Heard()
        server.updates = [asked(1), asked(2), asked(3)]
        errors: list[TelegramError] = []
        reception = Reception(server, Full(), heard)

        await reception.application.initialize()
        await reception.application.updater.start_polling(error_callback=errors.append)
        await reception.application.start()
        await asyncio.sleep(60)
        await reception.application.updater.stop()
        await reception.application.stop()
        await reception.application.shutdown()

        assert heard.ended == [1, 2, 3]
        assert len(errors) == 2
        assert server.confirmed == 4

    run(story())


def test_what_was_kept_though_the_database_said_no_is_answered_all_the_same(inbox: Inbox) -> None:
    class Cut:
        """An inbox whose database commits, and whose connection breaks before it says so."""

        cut = True

        def __getattr__(self, name: str) -> Any:
            return getattr(inbox, name)

        def add(self, update_id: int, *args: Any) -> bool:
            kept = inbox.add(update_id, *args)
            if self.cut:
                self.cut = False
                raise StateError("连接断了")
            return kept

    async def story() -> None:
        server, heard = ChatServer(), Heard()
        server.updates = [asked(1), asked(2)]

        async with Reception(server, Cut(), heard).open(polling=True):
            await asyncio.sleep(60)

        assert heard.ended == [1, 2]
        assert waiting(inbox) == []

    run(story())


def test_an_update_that_comes_twice_is_answered_once(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard()
        reception = Reception(ChatServer(), inbox, heard)

        async with reception.open():
            await reception.come(asked(1), asked(1))
            await asyncio.sleep(1)
            await reception.come(asked(1))

        assert heard.ended == [1]
        assert reception.tally.counts[Event.DUPLICATE] == 2

    run(story())


def test_our_own_message_that_somebody_replies_to_is_not_noticed(inbox: Inbox) -> None:
    """It may be the one that is looked for among the ids that are not known."""

    async def story() -> None:
        reception = Reception(ChatServer(), inbox, Heard())
        ours = {"message_id": 900, "date": 1, "chat": FORUM, "from": US, "text": "答"}

        async with reception.open():
            await reception.come(asked(1, reply_to_message=ours))

        assert reception.noticed == [(FORUM["id"], 1001)]

    run(story())


def test_talk_among_others_is_noticed_but_neither_kept_nor_answered(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard()
        reception = Reception(
            ChatServer(), inbox, heard, wanted=lambda update: update.update_id != 1
        )
        before = {"message_id": 900, "date": 1, "chat": FORUM, "from": BORIS, "text": "早"}

        async with reception.open():
            await reception.come(asked(1, reply_to_message=before), asked(2))

        assert heard.ended == [2]
        assert reception.noticed == [(FORUM["id"], 1001), (FORUM["id"], 900), (FORUM["id"], 1002)]
        assert inbox.add(1, "{}", START)

    run(story())


def test_a_test_of_what_is_wanted_that_fails_does_not_end_polling(inbox: Inbox) -> None:
    def broken(update: Update) -> bool:
        raise RuntimeError("unforeseen update")

    async def story() -> None:
        heard = Heard()
        reception = Reception(ChatServer(), inbox, heard, wanted=broken)

        async with reception.open():
            await reception.come(asked(1))

        assert heard.ended == [1]

    run(story())


def test_what_was_asked_too_long_ago_stays_unanswered(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard()
        reception = Reception(ChatServer(), inbox, heard)
        long_ago = int(START.timestamp()) - 2 * HOUR
        just_now = int(START.timestamp()) - 60

        async with reception.open():
            await reception.come(
                asked(1, date=long_ago),
                asked(2, date=just_now),
                asked(3, date=long_ago, edit_date=just_now),
                asked(4, date=long_ago, migrate_to_chat_id=-1009),
            )

        assert sorted(heard.ended) == [2, 3, 4]
        assert reception.tally.counts[Event.STALE] == 1
        assert waiting(inbox) == []

    run(story())


def press(update_id: int) -> dict[str, Any]:
    under = {"message_id": 950, "date": 1, "chat": FORUM, "text": "回答"}
    pressed = {"id": "1", "from": ALICE, "chat_instance": "1", "data": "Gabc", "message": under}
    return {"update_id": update_id, "callback_query": pressed}


def test_after_a_kill_what_was_not_finished_is_done_in_its_order(inbox: Inbox) -> None:
    async def story() -> None:
        first = Reception(ChatServer(), inbox, Heard())
        await first.come(asked(3), asked(1), asked(2), press(4))  # and it dies

        heard = Heard()
        second = Reception(ChatServer(), inbox, heard)
        async with second.open():
            await second.come(asked(5))

        assert heard.ended == [1, 2, 3, 4, 5]
        assert second.tally.counts[Event.REPLAYED] == 4
        assert waiting(inbox) == []

    run(story())


def test_after_a_long_time_down_old_questions_and_presses_are_let_be(inbox: Inbox) -> None:
    async def story() -> None:
        await Reception(ChatServer(), inbox, Heard()).come(asked(1), press(2))
        await asyncio.sleep(2 * HOUR)

        heard = Heard()
        second = Reception(ChatServer(), inbox, heard)
        async with second.open():
            pass

        assert heard.begun == []
        assert second.tally.counts[Event.STALE] == 2
        assert waiting(inbox) == []

    run(story())


def test_an_update_that_brings_the_bot_down_is_given_up_in_the_end(inbox: Inbox) -> None:
    async def story() -> None:
        assert inbox.add(1, "not JSON", START)
        assert inbox.add(2, Update(2).to_json(), START)
        for _ in range(10):
            inbox.attempt(2)

        heard = Heard()
        reception = Reception(ChatServer(), inbox, heard)
        async with reception.open():
            pass

        assert heard.begun == []
        assert reception.tally.counts[Event.POISON] == 2
        assert waiting(inbox) == []

    run(story())


def test_one_person_in_one_topic_is_answered_in_order_others_side_by_side(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard(seconds=10)
        reception = Reception(ChatServer(), inbox, heard)
        topic = {"is_topic_message": True, "message_thread_id": 5}

        async with reception.open():
            await reception.come(
                asked(1), asked(2), asked(3, by=BORIS), asked(4, **topic), asked(5, by=BORIS)
            )
            await asyncio.sleep(1)
            assert heard.begun == [1, 3, 4]
            await asyncio.sleep(10)
            assert sorted(heard.begun) == [1, 2, 3, 4, 5]

    run(story())


def test_who_sends_hundreds_of_messages_holds_up_nobody(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard(seconds=10)
        reception = Reception(ChatServer(), inbox, heard, grace=0)

        async with reception.open():
            await reception.come(*(asked(number) for number in range(300)))
            await reception.come(asked(300, by=BORIS))
            await asyncio.sleep(1)
            assert heard.begun == [0, 300]

    run(story())


def test_a_handler_that_fails_has_finished_its_update(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard()
        reception = Reception(ChatServer(), inbox, heard)

        async with reception.open():
            await reception.come(asked(1, "坏"), asked(2))

        assert heard.ended == [2]
        assert waiting(inbox) == []

    run(story())


def test_a_stop_ends_what_is_begun_and_keeps_what_waits(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard(seconds=5)
        server = ChatServer()
        reception = Reception(server, inbox, heard)
        async with reception.open():
            await reception.come(*(asked(number) for number in range(200)))
            await asyncio.sleep(1)
            began_at = asyncio.get_running_loop().time()

        assert asyncio.get_running_loop().time() - began_at < 6
        assert heard.ended == [0]
        assert waiting(inbox) == list(range(1, 200))

        again = Heard()
        async with Reception(server, inbox, again).open():
            await asyncio.sleep(1)
        assert again.ended == list(range(1, 200))

    run(story())


def test_a_stop_does_not_wait_for_ever(inbox: Inbox) -> None:
    async def story() -> None:
        heard = Heard(seconds=HOUR)
        reception = Reception(ChatServer(), inbox, heard)
        async with reception.open():
            await reception.come(asked(1))
            await asyncio.sleep(1)

        assert asyncio.get_running_loop().time() < 60
        assert waiting(inbox) == [1]

    run(story())


def test_votes_never_grow_old(inbox: Inbox) -> None:
    """They bear no date, and each counts, however long the bot was down."""

    async def story() -> None:
        heard = Heard()
        vote = {"poll_id": "5", "user": ALICE, "option_ids": [0], "option_persistent_ids": ["a"]}
        inbox.add(1, json.dumps({"update_id": 1, "poll_answer": vote}), START - timedelta(days=7))
        reception = Reception(ChatServer(), inbox, heard)

        async with reception.open():
            await asyncio.sleep(1)

        assert heard.ended == [1]
        assert waiting(inbox) == []

    run(story())
