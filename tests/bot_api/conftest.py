"""The server and python-telegram-bot as its client: whoever wrote that knows nothing of us."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot_api import TOKEN, Actors, BotApi


@pytest.fixture(autouse=True)
def waiting_times_as_they_will_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise python-telegram-bot warns whenever it makes a RetryAfter."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
def actors(api: BotApi) -> Actors:
    return Actors(api)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    request = HTTPXRequest(read_timeout=2, httpx_kwargs={"trust_env": False})
    polling = HTTPXRequest(httpx_kwargs={"trust_env": False})
    root = api.root
    async with Bot(
        TOKEN, f"{root}/bot", f"{root}/file/bot", request=request, get_updates_request=polling
    ) as client:
        yield client
