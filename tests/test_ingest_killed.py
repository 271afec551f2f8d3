"""An ingest that is killed loses nothing; benchmarks/kill.py does it fifty times."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL

KILL = Path(__file__).resolve().parent.parent / "benchmarks" / "kill.py"


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("kill", KILL)
    assert spec is not None and spec.loader is not None
    kill = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kill)
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "garden.md").write_text(GARDEN, encoding="utf-8")
    (tmp_path / "made" / "patrol.txt").write_text(PATROL, encoding="utf-8")
    trial = kill.Trial(tmp_path / "made", tmp_path)

    for rebuild in (False, True, False, True):
        trial.kill_one(rebuild=rebuild)
