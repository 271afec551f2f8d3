"""The bot's database as a test finds it: its schema is made once a process and copied."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.state import Database


def migrated(folder: Path) -> Database:
    """Return a new, empty database in a folder."""
    file = folder / "bot.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_empty())
    return Database(f"sqlite:///{file}")


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bot.sqlite"
        database = Database(f"sqlite:///{file}")
        database.upgrade()
        database.close()
        return file.read_bytes()
