"""What reaches the log: never a secret, never a member's words, whoever writes it."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Iterator

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import InvalidToken
from telegram.ext import ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.operations import set_up_logging
from bot.operations.redaction import Redaction

TOKEN = "7000000001:AAH-abcdefghijklmnopqrstuvwxyz_0123"  # noqa: S105 - nobody's
SECRET = "hook-Secret_1"  # noqa: S105


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as it would stand on standard error, at the chattiest level of the libraries."""
    root, hook, thread_hook = logging.getLogger(), sys.excepthook, threading.excepthook
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    set_up_logging((TOKEN, SECRET), written)
    yield written
    logging.captureWarnings(False)
    root.handlers[:], sys.excepthook, threading.excepthook = handlers, hook, thread_hook
    root.setLevel(level)
    for name in ("bot", "knowledge", "httpx", "httpcore", "hpack"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def answering(status: int, body: str) -> HTTPXRequest:
    transport = httpx.MockTransport(lambda request: httpx.Response(status, text=body))
    return HTTPXRequest(httpx_kwargs={"transport": transport})


async def test_a_call_that_succeeds_leaves_no_token(log: io.StringIO) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    body = '{"ok":true,"result":{"id":7,"is_bot":true,"first_name":"知规","username":"zhigui"}}'

    async with Bot(TOKEN, request=answering(200, body)) as bot:
        await bot.get_me()

    assert "telegram.Bot" in log.getvalue()
    assert TOKEN not in log.getvalue()


async def test_the_library_of_http_says_no_addresses(log: io.StringIO) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    body = '{"ok":true,"result":{"id":7,"is_bot":true,"first_name":"知规","username":"zhigui"}}'

    async with Bot(TOKEN, request=answering(200, body)):
        pass

    assert "HTTP Request" not in log.getvalue()


async def test_a_rejected_token_is_not_in_the_traceback(log: io.StringIO) -> None:
    bot = Bot(TOKEN, request=answering(401, '{"ok":false,"description":"Unauthorized"}'))

    with pytest.raises(InvalidToken) as raised:
        await bot.initialize()
    assert TOKEN in str(raised.value)
    logging.getLogger("bot.x").exception("start failed", exc_info=raised.value)

    assert "Traceback" in log.getvalue()
    assert "rejected by the server" in log.getvalue()
    assert TOKEN not in log.getvalue()


async def test_polling_with_a_broken_line_leaves_no_token(log: io.StringIO) -> None:
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .request(answering(200, '{"ok":true,"result":true}'))
        .get_updates_request(answering(502, f"bad gateway to /bot{TOKEN}/getUpdates"))
        .build()
    )
    application.bot._initialized = True
    updater = application.updater
    assert updater is not None
    updater._initialized = True
    failed = asyncio.Event()

    def on_error(error: Exception) -> None:
        logging.getLogger("telegram.ext.Updater").exception("polling", exc_info=error)
        failed.set()

    await updater.start_polling(error_callback=on_error)
    await failed.wait()
    await updater.stop()

    assert "polling" in log.getvalue()
    assert TOKEN not in log.getvalue()


async def test_an_update_that_cannot_be_read_is_not_quoted(log: io.StringIO) -> None:
    data = {"update_id": 1, "message": {"text": "我的工资是多少"}}
    try:
        Update.de_json(data, ExtBot(TOKEN))
        raise AssertionError("the library reads it now")
    except KeyError as error:
        logging.getLogger("telegram.ext.Updater").critical(
            "Received data was *not* processed! Received data was: %r", data, exc_info=error
        )

    assert "was *not* processed" in log.getvalue()
    assert "工资" not in log.getvalue()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"token {TOKEN}", "token ***"),
        ("another's 123456:" + "B" * 35, "another's ***"),
        (f"X-Telegram-Bot-Api-Secret-Token: {SECRET}", "X-Telegram-Bot-Api-Secret-Token: ***"),
        (
            "cannot connect to postgresql+psycopg://zhigui:p%40ss@db:5432/zhigui",
            "cannot connect to postgresql+psycopg://zhigui:***@db:5432/zhigui",
        ),
        ("proxy socks5://me:geheim@10.0.0.1:1080", "proxy socks5://me:***@10.0.0.1:1080"),
        ("at 08:30:00 in group -1001234567890", "at 08:30:00 in group -1001234567890"),
        ("https://t.me/c/123/45", "https://t.me/c/123/45"),
    ],
)
def test_secrets_are_hidden_and_nothing_else(log: io.StringIO, written: str, shown: str) -> None:
    logging.getLogger("bot.x").info("%s", written)
    logging.getLogger("bot.x").info(written)

    assert log.getvalue().count(shown) == 2
    assert TOKEN not in log.getvalue()


def test_arguments_that_do_not_fit_lose_no_line_and_no_secret(log: io.StringIO) -> None:
    logging.getLogger("bot.x").info("two %s and %s", TOKEN)

    assert "two %s and %s" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_causes_notes_and_stacks_are_redacted(log: io.StringIO) -> None:
    try:
        try:
            raise OSError(f"https://api.telegram.org/bot{TOKEN}/sendMessage")
        except OSError as error:
            raise RuntimeError("sending failed") from error
    except RuntimeError as error:
        error.add_note(f"with {TOKEN}")
        logging.getLogger("bot.x").exception("fault", stack_info=True)

    assert "direct cause" in log.getvalue()
    assert "Stack (most recent call last)" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_what_nobody_catches_is_redacted(log: io.StringIO) -> None:
    error = InvalidToken(f"The token `{TOKEN}` was rejected by the server.")

    sys.excepthook(InvalidToken, error, None)
    thread = threading.Thread(target=lambda: (_ for _ in ()).throw(error))
    thread.start()
    thread.join()

    assert log.getvalue().count("InvalidToken") == 2
    assert TOKEN not in log.getvalue()


@pytest.mark.parametrize(
    ("level", "lines"),
    [("", {"bot info", "other warning"}), ("WARNING", {"other warning"}), ("ERROR", set())],
)
def test_other_libraries_say_warnings_only(
    level: str, lines: set[str], monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    monkeypatch.setenv("ZHIGUI_LOG", level)
    set_up_logging((), log)

    logging.getLogger("bot.x").info("bot info")
    logging.getLogger("telegram.ext").info("other info")
    logging.getLogger("telegram.ext").warning("other warning")

    assert {line.split(": ", 1)[1] for line in log.getvalue().splitlines()} == lines


def test_one_object_among_the_arguments_hides_no_others() -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "no menu for %s: %s", None, None)
    record.args = ({"chat_id": 7}, "chat not found")

    Redaction(()).filter(record)

    assert record.getMessage() == "no menu for ***: chat not found"
