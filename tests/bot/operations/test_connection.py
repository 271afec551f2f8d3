"""How Telegram is reached, and what of the updates' way a running bot must notice."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError
from telegram.request import BaseRequest, HTTPXRequest

from bot.operations import Connection, Credentials, Line
from knowledge.errors import StartError
from knowledge.settings import TelegramSettings

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PATIENCE = timedelta(minutes=2)


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Scripted(BaseRequest):
    """A request that gives one answer after another; what was asked of it is kept."""

    def __init__(self, *answers: tuple[int, Any] | Exception, **made_with: Any) -> None:
        self.answers = list(answers)
        self.made_with = made_with
        self.urls: list[str] = []

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *args: Any, **keywords: Any) -> tuple[int, bytes]:
        self.urls.append(url)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, result = answer
        return status, json.dumps({"ok": status == 200, "result": result}).encode()


def connection(make: Any = HTTPXRequest, **settings: Any) -> Connection:
    credentials = Credentials("1:x", settings.pop("webhook_secret", ""))
    return Connection(TelegramSettings(**settings), credentials, Line(Clock()), make)


def message(number: int) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "王"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1, "chat": chat, "text": "支委会多久开一次"},
    }


class Updates:
    """getUpdates as the application calls it, over what Telegram answered."""

    def __init__(self, *answers: tuple[int, Any] | Exception) -> None:
        self.clock = Clock()
        self.line = Line(self.clock)
        self.poisoned = 0
        built = Connection(
            TelegramSettings(),
            Credentials("1:x"),
            self.line,
            lambda **keywords: Scripted(*answers),
        )
        built.when_unreadable(self._count)
        _, self.request = built.requests()
        self.bot = Bot("1:x", request=Scripted(), get_updates_request=self.request)

    def _count(self) -> None:
        self.poisoned += 1


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": "   "}, "没有机器人令牌"),
        ({"TELEGRAM_BOT_TOKEN": "@zhigui_bot"}, "BotFather"),
        ({"TELEGRAM_BOT_TOKEN": "1:x", "TELEGRAM_WEBHOOK_SECRET": "a b"}, "256"),
        ({"TELEGRAM_BOT_TOKEN": "1:x", "TELEGRAM_WEBHOOK_SECRET": "a" * 257}, "256"),
    ],
)
def test_what_is_no_credential_is_told_in_a_sentence(
    environment: dict[str, str], told: str
) -> None:
    with pytest.raises(StartError, match=told):
        Credentials.from_environment(environment)


def test_credentials_are_never_shown() -> None:
    environment = {"TELEGRAM_BOT_TOKEN": " 1:xyz\n", "TELEGRAM_WEBHOOK_SECRET": "hook-secret"}

    credentials = Credentials.from_environment(environment)

    assert credentials.secrets == ("1:xyz", "hook-secret")
    assert "xyz" not in repr(credentials)
    assert "hook" not in repr(credentials)


def test_another_server_is_a_setting() -> None:
    built = connection(api_root="http://127.0.0.1:8081/")

    assert built.base_url == "http://127.0.0.1:8081/bot"
    assert built.base_file_url == "http://127.0.0.1:8081/file/bot"


def test_the_environments_proxy_is_not_for_this_machine() -> None:
    made: list[dict[str, Any]] = []

    def make(**keywords: Any) -> Scripted:
        made.append(keywords)
        return Scripted()

    for root in ("http://127.0.0.1:8081", "http://localhost:8081", "http://[::1]:8081"):
        connection(make, api_root=root).requests()
    assert all(keywords["httpx_kwargs"] == {"trust_env": False} for keywords in made)

    made.clear()
    connection(make).requests()
    assert all("httpx_kwargs" not in keywords for keywords in made)


@pytest.mark.parametrize(
    "proxy",
    [
        "http://127.0.0.1:7890",
        "http://me:geheim@10.0.0.1:7890",
        "socks5://127.0.0.1:1080",
        "socks5h://127.0.0.1:1080",
    ],
)
def test_a_proxy_is_taken_and_shown_without_its_password(proxy: str) -> None:
    built = connection(proxy=proxy)

    calls, _ = built.requests()

    assert isinstance(calls, HTTPXRequest)
    assert built.proxy_shown.endswith(proxy.rpartition("@")[2].rpartition("/")[2])
    assert "geheim" not in built.proxy_shown


@pytest.mark.parametrize("proxy", ["127.0.0.1:7890", "ftp://a", "http://", "http://a:b:c", "代理"])
def test_what_is_no_proxy_is_told_before_anything_is_sent(proxy: str) -> None:
    with pytest.raises(StartError, match=r"telegram\.proxy"):
        connection(proxy=proxy).requests()


def test_a_missing_package_is_named() -> None:
    def make(**keywords: Any) -> BaseRequest:
        raise RuntimeError("To use Socks5 proxies, PTB must be installed via ...")

    with pytest.raises(StartError, match="socksio"):
        connection(make, proxy="socks5://127.0.0.1:1080").requests()


@pytest.mark.parametrize(
    "url", ["http://bot.example.org/hook", "https://bot.example.org:9000/hook"]
)
def test_a_webhook_that_telegram_would_refuse_is_told(url: str) -> None:
    built = connection(webhook_url=url, webhook_secret="a")  # noqa: S106

    with pytest.raises(StartError, match="8443"):
        built.check_webhook()


def test_a_webhook_needs_its_secret() -> None:
    built = connection(webhook_url="https://bot.example.org/hook")

    with pytest.raises(StartError, match="TELEGRAM_WEBHOOK_SECRET"):
        built.check_webhook()


def test_a_server_of_ones_own_may_call_a_plain_webhook() -> None:
    built = connection(
        api_root="http://127.0.0.1:8081",
        webhook_url="http://127.0.0.1:9000/hook",
        webhook_secret="a",  # noqa: S106
    )

    built.check_webhook()

    assert built.by_webhook


async def test_the_line_is_up_while_telegram_answers() -> None:
    updates = Updates((200, []))
    assert not updates.line.is_up(PATIENCE)

    await updates.bot.get_updates()

    assert updates.line.is_up(PATIENCE)
    updates.clock.now += PATIENCE + timedelta(seconds=1)
    assert not updates.line.is_up(PATIENCE)


async def test_the_line_is_down_from_the_first_failure_until_an_answer() -> None:
    updates = Updates((200, []), NetworkError("cut"), (502, []), (200, []))
    await updates.bot.get_updates()
    updates.clock.now += timedelta(seconds=30)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await updates.bot.get_updates()
        updates.clock.now += timedelta(seconds=30)

    assert updates.line.down_since == NOW + timedelta(seconds=30)
    assert updates.line.failures == 2
    assert updates.line.last_error == "HTTP 502"

    await updates.bot.get_updates()
    assert updates.line.down_since is None
    assert updates.line.failures == 0


async def test_an_update_that_cannot_be_read_costs_only_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    unreadable = {"update_id": 8, "message": {"text": "我的工资是多少"}}
    updates = Updates((200, [message(7), unreadable, message(9)]))

    with caplog.at_level(logging.CRITICAL):
        read = await updates.bot.get_updates()

    assert [one.update_id for one in read] == [7, 8, 9]
    assert [one.message is not None for one in read] == [True, False, True]
    assert updates.poisoned == 1
    assert "update 8 cannot be read" in caplog.text
    assert "工资" not in caplog.text


async def test_what_telegram_sent_is_left_as_it_is_when_it_can_be_read() -> None:
    updates = Updates((200, [message(7)]))

    _, body = await updates.request.do_request("http://h/bot1:x/getUpdates", "POST")

    assert json.loads(body) == {"ok": True, "result": [message(7)]}


class FailingUpdater:
    """PTB's updater whose start fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def start_polling(self, **options: Any) -> None:
        raise self.error

    start_webhook = start_polling


@pytest.mark.parametrize(
    ("error", "webhook", "told"),
    [
        (NetworkError("cut"), "", "连不上 api.telegram.org"),
        (NetworkError("cut"), "https://bot.example.org/hook", "连不上 api.telegram.org"),
        (
            BadRequest("bad webhook: failed to resolve host"),
            "https://bot.example.org/hook",
            "https",
        ),
        (OSError("address in use"), "https://bot.example.org/hook", "webhook_port"),
    ],
)
async def test_a_start_that_fails_is_told_in_a_sentence(
    error: Exception, webhook: str, told: str
) -> None:
    built = connection(webhook_url=webhook, webhook_secret="a")  # noqa: S106

    with pytest.raises(StartError, match=told):
        await built.listen(FailingUpdater(error))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "told"),
    [((401, None), "令牌"), (NetworkError("cut"), "telegram.proxy"), ((502, None), "连不上")],
)
async def test_a_bot_that_is_not_met_says_why(said: tuple[int, Any] | Exception, told: str) -> None:
    bot = Bot("1:x", request=Scripted(said), get_updates_request=Scripted())

    with pytest.raises(StartError, match=told) as raised:
        await connection().meet(bot)

    assert "1:x" not in str(raised.value)
