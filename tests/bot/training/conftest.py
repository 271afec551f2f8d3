"""Trainers at work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from training_stage import TrainingStage


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[TrainingStage]:
    """Two trainers in their private chats."""
    stage = TrainingStage(tmp_path)
    await stage.open()
    yield stage
    stage.close()
