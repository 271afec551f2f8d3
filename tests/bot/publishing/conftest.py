"""A trainer, two groups and a bank."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from publishing_stage import PublishingStage


@pytest.fixture
def board(tmp_path: Path) -> Iterator[PublishingStage]:
    built = PublishingStage(tmp_path)
    yield built
    built.close()
