"""A house of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import House
from migrated import migrated

from bot.threads import Threads


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    database = migrated(tmp_path)
    threads = Threads("database", 2)
    yield House(database, threads)
    threads.close()
    database.close()
