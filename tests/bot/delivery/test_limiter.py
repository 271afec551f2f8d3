"""Telegram's limits are kept, and a chat that must wait holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from virtual_time import run

from bot.delivery import ChatRateLimiter, Event, Tally, Ticket
from bot.delivery.request import ServerError

PERSON, GROUP, OTHER = 11, -1001234567890, -1009876543210


class Line:
    """A limiter before a Telegram that notes when calls arrive; `errors` come first."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.loop = asyncio.get_running_loop()
        self.tally = Tally()
        self.limiter = ChatRateLimiter(self.tally, clock=self.loop.time)
        self.arrived: list[tuple[float, str, Any, Any]] = []
        self.errors: list[TelegramError] = []
        self.seconds = seconds

    async def call(
        self, chat: int | None, what: object = None, method: str = "sendMessage", **ticket: Any
    ) -> Any:
        async def arrive() -> Any:
            self.arrived.append((self.loop.time(), method, chat, what))
            await asyncio.sleep(self.seconds)
            if self.errors:
                raise self.errors.pop(0)
            return {"message_id": 1}

        data = {} if chat is None else {"chat_id": chat}
        given = Ticket(**ticket) if ticket else None
        return await self.limiter.process_request(arrive, (), {}, method, data, given)

    def times(self, chat: int | None) -> list[float]:
        return [at for at, _, where, _ in self.arrived if where == chat]


def most_in(times: list[float], seconds: float) -> int:
    """Return how many calls the fullest stretch of so many seconds holds."""
    return max(sum(1 for at in times if first <= at < first + seconds) for first in times)


def play(story: Callable[[], Awaitable[None]]) -> None:
    async def told() -> None:
        await story()

    run(told())


def test_a_group_gets_twenty_calls_a_minute_in_their_order() -> None:
    async def story() -> None:
        line = Line()

        await asyncio.gather(*(line.call(GROUP, number) for number in range(50)))

        times = line.times(GROUP)
        assert [what for *_, what in line.arrived] == list(range(50))
        assert most_in(times, 60) == 20
        assert most_in(times, 3) == 3
        assert times[-1] < 135

    play(story)


def test_a_private_chat_gets_one_a_second_after_a_small_burst() -> None:
    async def story() -> None:
        line = Line()

        await asyncio.gather(*(line.call(PERSON) for _ in range(60)))

        times = line.times(PERSON)
        assert times[:3] == [0, 0, 0]
        assert most_in(times, 60) == 60

    play(story)


def test_all_chats_together_get_thirty_a_second() -> None:
    async def story() -> None:
        line = Line()

        await asyncio.gather(*(line.call(number + 1) for number in range(100)))

        assert most_in([at for at, *_ in line.arrived], 1) == 30
        assert line.loop.time() < 4

    play(story)


def test_typing_and_edits_count() -> None:
    async def story() -> None:
        line = Line()
        methods = ("sendMessage", "editMessageText", "sendChatAction")

        await asyncio.gather(*(line.call(GROUP, method=methods[n % 3]) for n in range(30)))

        assert most_in(line.times(GROUP), 60) == 20

    play(story)


def test_a_flooded_chat_waits_alone() -> None:
    async def story() -> None:
        line = Line()
        line.errors = [RetryAfter(30)]

        await asyncio.gather(line.call(GROUP, 1), line.call(GROUP, 2), line.call(OTHER))

        assert line.times(OTHER) == [0]
        assert line.times(GROUP)[0] == 0
        assert all(30 < at < 32 for at in line.times(GROUP)[1:])
        assert [what for _, _, chat, what in line.arrived if chat == GROUP] == [1, 1, 2]

    play(story)


def test_a_flood_of_questions_stops_questions_and_no_message() -> None:
    async def story() -> None:
        line = Line()
        line.errors = [RetryAfter(10)]

        await asyncio.gather(
            line.call(None, method="setMyCommands"),
            later(line.call(None, method="getMe"), 1),
            later(line.call(GROUP), 1),
        )

        assert line.times(GROUP) == [1]
        assert min(line.times(None)[1:]) > 10

    play(story)


def test_many_questions_hold_up_no_message() -> None:
    async def story() -> None:
        line = Line()

        asked = [line.call(None, method="getChatMember") for _ in range(60)]
        await asyncio.gather(*asked, later(line.call(GROUP), 0.1))

        assert line.times(GROUP) == [pytest.approx(0.1)]

    play(story)


async def later(call: Awaitable[Any], seconds: float) -> None:
    await asyncio.sleep(seconds)
    await call


@pytest.mark.parametrize("method", ["answerCallbackQuery", "answerInlineQuery"])
def test_answers_to_presses_are_never_held_back(method: str) -> None:
    async def story() -> None:
        line = Line()
        await asyncio.gather(*(line.call(number + 1) for number in range(25)))

        await asyncio.gather(*(line.call(None, method=method) for _ in range(50)))

        assert line.loop.time() == 0

    play(story)


def test_asking_who_is_in_a_full_group_does_not_wait() -> None:
    async def story() -> None:
        line = Line()
        sending = asyncio.gather(*(line.call(GROUP) for _ in range(40)))
        await asyncio.sleep(5)

        await line.call(GROUP, method="getChatMember")

        assert line.loop.time() == 5
        await sending

    play(story)


def test_typing_is_left_out_where_the_budget_is_short() -> None:
    async def story() -> None:
        line = Line()

        async def typing() -> Any:
            return await line.call(GROUP, "typing", "sendChatAction", optional=True)

        assert await typing() is not False
        await asyncio.gather(*(line.call(GROUP) for _ in range(2)))
        assert await typing() is False
        await asyncio.sleep(10)
        assert await typing() is not False
        await asyncio.gather(*(line.call(GROUP) for _ in range(12)))
        await asyncio.sleep(5)
        assert await typing() is False
        assert line.tally.counts[Event.SKIPPED] == 2

    play(story)


def test_typing_that_takes_long_does_not_hold_up_the_answer() -> None:
    async def story() -> None:
        line = Line(seconds=5)

        await asyncio.gather(
            line.call(GROUP, method="sendChatAction", optional=True), line.call(GROUP)
        )

        assert line.times(GROUP) == [0, 0]

    play(story)


def refused() -> NetworkError:
    error = NetworkError("refused")
    error.__cause__ = httpx.ConnectError("refused")
    return error


SURELY_NOT_TAKEN = [ServerError(500), ServerError(503), refused()]
PERHAPS_TAKEN = [TimedOut(), NetworkError("cut"), ServerError(502), ServerError(504)]


@pytest.mark.parametrize("error", SURELY_NOT_TAKEN, ids=repr)
def test_a_message_that_was_surely_not_taken_is_sent_again(error: TelegramError) -> None:
    async def story() -> None:
        line = Line()
        line.errors = [error, error]

        await line.call(GROUP)

        assert len(line.arrived) == 3
        assert line.tally.counts[Event.REPEATED] == 2

    play(story)


@pytest.mark.parametrize("error", PERHAPS_TAKEN, ids=repr)
def test_a_message_that_may_have_been_taken_is_not_sent_again(error: TelegramError) -> None:
    async def story() -> None:
        line = Line()
        line.errors = [error]

        with pytest.raises(type(error)):
            await line.call(GROUP)

        assert len(line.arrived) == 1

    play(story)


@pytest.mark.parametrize("error", PERHAPS_TAKEN + SURELY_NOT_TAKEN, ids=repr)
@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery", "getMe"])
def test_what_can_be_done_twice_is_simply_done_again(method: str, error: TelegramError) -> None:
    async def story() -> None:
        line = Line()
        line.errors = [error]

        await line.call(GROUP if method == "editMessageText" else None, method=method)

        assert len(line.arrived) == 2

    play(story)


def test_what_telegram_has_refused_is_not_asked_again() -> None:
    async def story() -> None:
        line = Line()
        line.errors = [BadRequest("chat not found")]

        with pytest.raises(BadRequest):
            await line.call(GROUP, method="editMessageText")

        assert len(line.arrived) == 1

    play(story)


def test_patience_ends() -> None:
    async def story() -> None:
        line = Line()
        line.errors = [RetryAfter(40_000)]
        with pytest.raises(RetryAfter):
            await line.call(GROUP)
        line.errors = [refused() for _ in range(500)]
        with pytest.raises(NetworkError):
            await line.call(OTHER)
        with pytest.raises(NetworkError):
            await line.call(None, method="getMe")

    play(story)


def test_quiet_chats_are_forgotten() -> None:
    async def story() -> None:
        line = Line()
        await asyncio.gather(*(line.call(number + 1) for number in range(500)))
        await asyncio.sleep(120)

        await line.call(PERSON)

        assert line.limiter.chats == 1

    play(story)


def test_a_call_that_is_given_up_leaves_the_queue() -> None:
    async def story() -> None:
        line = Line()
        await asyncio.gather(*(line.call(GROUP) for _ in range(20)))
        waiting = asyncio.create_task(line.call(GROUP, "given up"))
        await asyncio.sleep(1)
        waiting.cancel()

        await line.call(GROUP, "next")

        assert [what for *_, what in line.arrived[20:]] == ["next"]

    play(story)


CALLS = st.lists(
    st.tuples(
        st.sampled_from([PERSON, PERSON + 1, GROUP, OTHER]),
        st.floats(0, 90),
        st.sampled_from(["ok", "ok", "ok", "flood", "500"]),
    ),
    max_size=120,
)


@given(CALLS)
def test_whatever_comes_no_limit_is_crossed_and_none_is_lost(
    calls: list[tuple[int, float, str]],
) -> None:
    async def story() -> None:
        loop = asyncio.get_running_loop()
        limiter = ChatRateLimiter(Tally(), clock=loop.time)
        arrived: list[tuple[float, int]] = []
        begun: dict[int, list[int]] = {}
        ended: dict[int, list[int]] = {}

        async def call(number: int, chat: int, at: float, ends: str) -> None:
            await asyncio.sleep(at)
            begun.setdefault(chat, []).append(number)
            errors = {"flood": [RetryAfter(5)], "500": [ServerError(500)]}.get(ends, [])

            async def arrive() -> bool:
                arrived.append((loop.time(), chat))
                if errors:
                    raise errors.pop()
                ended.setdefault(chat, []).append(number)
                return True

            await limiter.process_request(arrive, (), {}, "sendMessage", {"chat_id": chat}, None)

        await asyncio.gather(*(call(number, *one) for number, one in enumerate(calls)))

        assert ended == begun
        if arrived:
            assert most_in([at for at, _ in arrived], 1) <= 30
        for chat in {chat for _, chat in arrived}:
            times = [at for at, where in arrived if where == chat]
            assert most_in(times, 3) <= 3
            assert chat > 0 or most_in(times, 60) <= 20

    play(story)
