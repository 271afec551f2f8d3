"""Two bots over one state are one too many, and so is another bot over it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.operations import only_one, recognise
from bot.state import Database, Facts
from knowledge.errors import StartError

_ROOT = Path(__file__).resolve().parents[3]
_HOLDS = "import os; from pathlib import Path; from bot.operations import only_one\n"


def test_a_second_one_is_refused_in_a_sentence(tmp_path: Path) -> None:
    second = only_one(tmp_path / "var")
    with only_one(tmp_path / "var"), pytest.raises(StartError, match="已有一个机器人"), second:
        pass


def test_it_is_free_again_when_the_first_has_ended(tmp_path: Path) -> None:
    with only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def test_one_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    code = f"{_HOLDS}with only_one(Path({str(tmp_path)!r})): os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=False)  # noqa: S603

    assert done.returncode < 0
    with only_one(tmp_path):
        pass


def test_a_database_keeps_to_its_bot(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.sqlite'}")
    database.upgrade()
    facts = Facts(database)

    recognise(facts, 7)
    recognise(facts, 7)

    with pytest.raises(StartError, match="编号 7"):
        recognise(facts, 8)
    database.close()
