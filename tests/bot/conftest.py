"""What several packages' tests of the bot share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from button_stage import Stage, build_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot's buttons in a group and in private chats."""
    built, close = await build_stage(tmp_path)
    yield built
    await built.application.shutdown()
    close()
