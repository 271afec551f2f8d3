"""The whole bot over a real PostgreSQL server, killed in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from postgres import running_server
from town import ANSWER, OTHER_QUESTION, QUESTION, Town

from bot.state import Answers, Database, Deliveries, Inbox

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


async def test_what_is_asked_before_and_after_a_kill_is_answered_once(
    server: str, build: Callable[..., Town]
) -> None:
    town = build(ZHIGUI_STATE__DATABASE=server)
    li = town.person()
    group, plain = town.group(li), town.group(li, kind="group")
    async with town.bot:
        first = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
        said = await plain.say(li, f"/ask@zhigui_bot {OTHER_QUESTION}")
        await town.bot.kill()
        await town.bot.start()
        await plain.reply(said)
        await town.quiet(group, li)
        assert await town.bot.terminate() == 0

    assert ANSWER in first["text"]
    assert len(plain.replies(said)) == 1
    database = Database(server)
    database.check()
    assert Inbox(database).waiting() == []
    kept = Answers(database).by_bot_message(group.id, first["message_id"])
    assert kept is not None and kept.user_id == li["id"]
    sent = Deliveries(database).latest(group.id, 1)[0]
    assert sent.message_id is not None
    database.close()
