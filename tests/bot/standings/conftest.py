"""A stage for what comes of votes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from command_stage import NOW
from quizzed import single
from standings_stage import CHAT, StandingsStage
from telegram_updates import ALICE

from bot.model import Role
from bot.quiz import BankItem


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[StandingsStage]:
    """Alice may use the private chat, and is known to be in the group."""
    made = StandingsStage(tmp_path)
    await made.open()
    made.people.give(ALICE["id"], Role.MEMBER)
    made.memberships.put(CHAT, ALICE["id"], True, NOW)
    yield made
    await made.close()


@pytest.fixture
def item(stage: StandingsStage) -> BankItem:
    """An item whose right option is the second."""
    return stage.bank_item(single())
