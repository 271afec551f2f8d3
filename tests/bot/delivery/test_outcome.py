"""What a failed call means, told by real connections that fail in each way."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.request import RequestData

from bot.delivery import TelegramRequest
from bot.delivery.outcome import Outcome, outcome_of

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answers(status: int, body: bytes, length: int | None = None) -> Behaviour:
    """Read the request and answer; the connection closes after that."""
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {length or len(body)}\r\n\r\n".encode()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + body)
        await writer.drain()

    return behave


async def hangs_up_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    return


async def hangs_up_after_reading(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


@asynccontextmanager
async def served(behave: Behaviour) -> AsyncIterator[str]:
    open_ones: set[asyncio.Task[None] | None] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await behave(reader, writer)
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(connected, "127.0.0.1")
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"http://127.0.0.1:{port}/bot1:x/sendMessage"
        await asyncio.gather(*(task for task in open_ones if task))


async def failure(url: str) -> TelegramError:
    """Make the call and return what it raises."""
    request = TelegramRequest(1, read_timeout=0.2)
    async with request:
        with pytest.raises(TelegramError) as raised:
            await request.post(url, RequestData([]))
    return raised.value


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (hangs_up_at_once, Outcome.CUT),
        (hangs_up_after_reading, Outcome.CUT),
        (resets, Outcome.CUT),
        (answers(200, b'{"ok": tr', length=100), Outcome.CUT),
        (answers(200, b"<html>hotel wifi</html>"), Outcome.CUT),
        (says_nothing, Outcome.LATE),
        (answers(500, b'{"ok": false, "description": "Internal"}'), Outcome.FAILED),
        (answers(503, b"busy"), Outcome.FAILED),
        (answers(502, b"<html>Bad Gateway</html>"), Outcome.CUT),
        (answers(504, b""), Outcome.LATE),
        (answers(400, b'{"ok": false, "description": "Bad Request: x"}'), Outcome.DECIDED),
        (answers(403, b'{"ok": false, "description": "Forbidden: x"}'), Outcome.DECIDED),
    ],
)
async def test_a_call_that_fails_says_whether_it_may_be_repeated(
    behave: Behaviour, outcome: Outcome
) -> None:
    async with served(behave) as url:
        assert outcome_of(await failure(url)) is outcome


async def test_a_call_that_finds_nobody_was_not_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/"

    assert outcome_of(await failure(nobody)) is Outcome.UNSENT


async def test_a_wait_told_by_a_failing_server_is_kept() -> None:
    told = b'{"ok": false, "description": "Too Many", "parameters": {"retry_after": 7}}'

    for status in (429, 503):
        async with served(answers(status, told)) as url:
            error = await failure(url)
            assert isinstance(error, RetryAfter)
            assert error.retry_after == 7


@pytest.mark.parametrize("error", [BadRequest("x"), Forbidden("x"), ChatMigrated(-1001)])
def test_what_telegram_has_decided_is_no_question_of_luck(error: TelegramError) -> None:
    assert outcome_of(error) is Outcome.DECIDED
