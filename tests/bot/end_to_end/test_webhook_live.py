"""Updates by webhook, and the look at everything before the bot starts."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from town import ANSWER, QUESTION, Town

pytestmark = pytest.mark.slow

Build = Callable[..., Town]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def test_updates_are_taken_by_webhook_with_its_secret(build: Build) -> None:
    port = _free_port()
    town = build(
        ZHIGUI_TELEGRAM__WEBHOOK_URL=f"http://127.0.0.1:{port}/zhigui",
        ZHIGUI_TELEGRAM__WEBHOOK_PORT=str(port),
        TELEGRAM_WEBHOOK_SECRET="a-secret-of-the-test_0123456789",  # noqa: S106
    )
    li = town.person()
    group = town.group(li)
    async with town.bot:
        said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
        answer = await group.reply(said)
        calls = town.api.calls

    assert ANSWER in answer["text"]
    assert calls.of("getUpdates") == []
    assert calls.of("setWebhook")[0].given.text("secret_token") == "a-secret-of-the-test_0123456789"
    assert "message" in calls.of("setWebhook")[0].given.structure("allowed_updates")


async def test_a_look_at_everything_and_no_more(build: Build) -> None:
    town = build()

    await town.bot.start("--check", ready=False)
    status = await town.bot.ended()

    assert status == 0
    assert "@zhigui_bot" in town.bot.log
    assert town.api.calls.of("getUpdates") == []
    assert town.api.calls.of("sendMessage") == []


async def test_a_wrong_token_is_told_plainly(build: Build) -> None:
    town = build(TELEGRAM_BOT_TOKEN="1:wrong-abcdefghijklmnopqrstuvwxyz0123")  # noqa: S106

    await town.bot.start(ready=False)
    status = await town.bot.ended()

    assert status != 0
    assert "TELEGRAM_BOT_TOKEN" in town.bot.log
    assert "Traceback" not in town.bot.log
    assert "wrong-abc" not in town.bot.log
