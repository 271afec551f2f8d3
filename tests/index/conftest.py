from __future__ import annotations

from pathlib import Path

import pytest

from ingesting import Bench
from knowledge.index import Terms


@pytest.fixture(scope="session")
def words() -> Terms:
    return Terms()


@pytest.fixture
def bench(tmp_path: Path, words: Terms) -> Bench:
    (tmp_path / "documents").mkdir()
    return Bench(tmp_path / "documents", tmp_path / "var", words)
