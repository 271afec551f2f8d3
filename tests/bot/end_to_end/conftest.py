"""The finished bot as a process of its own, over the sample collection."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from bot_api import BotApi
from town import Town

from knowledge.bootstrap import Workshop


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def town(sample: Workshop, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One bot for all tests that neither stop it nor set it up otherwise."""
    async with BotApi() as api:
        town = Town(api, sample.settings.index.path, tmp_path_factory.mktemp("town"))
        async with town.bot:
            yield town


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def village(
    sample: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Town]:
    """One bot for all tests in private chats: few groups in which to look people up."""
    async with BotApi() as api:
        folder = tmp_path_factory.mktemp("village")
        village = Town(api, sample.settings.index.path, folder, groups=4)
        async with village.bot:
            yield village


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
def build(api: BotApi, sample: Workshop, tmp_path: Path) -> Callable[..., Town]:
    """Makes a bot of the test's own; the test starts it."""

    def make(**settings: str) -> Town:
        return Town(api, sample.settings.index.path, tmp_path, settings, groups=30)

    return make
