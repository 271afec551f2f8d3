"""Two bots over one database are one too many, and so is another bot over it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.operations import recognise
from bot.state import Database, Facts, sole_use
from knowledge.errors import StartError, StateError

_ROOT = Path(__file__).resolve().parents[3]


def test_a_second_one_is_refused_in_a_sentence(database: Database) -> None:
    second = sole_use(database, patience=0)
    with sole_use(database), pytest.raises(StateError, match="已有一个机器人"), second:
        pass


def test_it_is_free_again_when_the_first_has_ended(database: Database) -> None:
    with sole_use(database, patience=0):
        pass
    with sole_use(database, patience=0):
        pass


def test_one_that_was_killed_holds_nothing(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    code = (
        "import os; from bot.state import Database, sole_use\n"
        f"with sole_use(Database({url!r})): os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=False)  # noqa: S603

    assert done.returncode < 0
    with sole_use(database):
        pass


def test_a_database_keeps_to_its_bot(database: Database) -> None:
    facts = Facts(database)
    recognise(facts, 7)
    recognise(facts, 7)

    with pytest.raises(StartError, match="编号 7"):
        recognise(facts, 8)
