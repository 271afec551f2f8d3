"""A copy made while the bot writes is whole, and can take the database's place."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from kept import NOW, new_answer

from bot.state import Answers, Database, Inbox, back_up
from knowledge.errors import StateError


@pytest.fixture
def running(tmp_path: Path, migrated_file: Path) -> Database:
    """A SQLite database with something in it."""
    database = Database(f"sqlite:///{tmp_path}/bot.sqlite")
    database.upgrade()
    return database


def test_the_copy_knows_what_was_known(running: Database, tmp_path: Path) -> None:
    kept = Answers(running).add(new_answer())
    target = tmp_path / "copies" / "bot-0921.sqlite"

    size = back_up(running, target)
    Answers(running).add(new_answer())

    assert size == target.stat().st_size > 0
    assert [file.name for file in target.parent.iterdir()] == [target.name]
    assert target.stat().st_mode & 0o077 == 0
    restored = Database(f"sqlite:///{target}")
    restored.upgrade()
    assert Answers(restored).by_token(kept.token) == kept
    assert len(Answers(restored).of(11, 9)) == 1
    restored.close()
    running.close()


def test_it_is_whole_while_others_write(running: Database, tmp_path: Path) -> None:
    inbox, done = Inbox(running), threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            inbox.add(number, "{}" * 500, NOW)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            back_up(running, tmp_path / f"{number}.sqlite")
    finally:
        done.set()
        writer.join()

    for number in range(3):
        copy = Database(f"sqlite:///{tmp_path}/{number}.sqlite")
        copy.check()
        found = [one.update_id for one in Inbox(copy).waiting()]
        assert found == list(range(1, len(found) + 1))
        copy.close()
    running.close()


def test_a_copy_that_fails_leaves_the_one_before(running: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    back_up(running, folder / "copy.sqlite")
    running.close()
    before = (folder / "copy.sqlite").read_bytes()
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 100)
    broken = Database(f"sqlite:///{tmp_path}/broken.sqlite")

    with pytest.raises(StateError, match="无法备份到"):
        back_up(broken, folder / "copy.sqlite")

    assert (folder / "copy.sqlite").read_bytes() == before
    assert len(list(folder.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_told(running: Database, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(StateError, match="folder"):
        back_up(running, tmp_path / "folder")
    with pytest.raises(StateError, match="file"):
        (tmp_path / "file").touch()
        back_up(running, tmp_path / "file" / "copy.sqlite")
    running.close()


def test_nothing_is_not_backed_up(tmp_path: Path) -> None:
    missing = Database(f"sqlite:///{tmp_path}/other/bot.sqlite")

    with pytest.raises(StateError, match="不存在"):
        back_up(missing, tmp_path / "copy.sqlite")

    assert not (tmp_path / "copy.sqlite").exists()
    assert not (tmp_path / "other" / "bot.sqlite").exists()


def test_postgresql_has_a_backup_of_its_own(database: Database, tmp_path: Path) -> None:
    if database.engine.name == "sqlite":
        back_up(database, tmp_path / "copy.sqlite")
    else:
        with pytest.raises(StateError, match="pg_dump"):
            back_up(database, tmp_path / "copy.sqlite")
