"""A copy of the database that is whole, made while the bot runs.

To restore one: stop the bot, put the copy in the place of the database, remove the files
beside it that end in -wal and -shm, start the bot. It then knows what it knew when the copy
was made: what was asked since is not answered again, and buttons of answers given since
say that they are too old.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.state.database import Database
from bot.texts import BACKUP_BY_POSTGRESQL, BACKUP_FAILED, BACKUP_OF_NOTHING
from knowledge.errors import StateError


def back_up(database: Database, target: Path) -> int:
    """Copy the SQLite database to a file, which is replaced only when the copy is whole.

    Nobody else may read the copy: it holds what people have asked.

    Returns:
        The size of the copy in bytes.

    Raises:
        StateError: it cannot be read or written, is not there, or is PostgreSQL, which has
            pg_dump.
    """
    if database.engine.dialect.name != "sqlite":
        raise StateError(BACKUP_BY_POSTGRESQL)
    source = Path(database.engine.url.database or "")
    if not source.is_file():  # connecting would make an empty one, and copy that
        raise StateError(BACKUP_OF_NOTHING.format(source=source))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as part:
            _copy(database, part)
            size = part.stat().st_size
            part.replace(target)
            return size
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise StateError(BACKUP_FAILED.format(target=target), detail=repr(error)) from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file that only its owner may read, gone afterwards where it was not renamed."""
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _copy(database: Database, part: Path) -> None:
    with closing(database.engine.raw_connection()) as source, closing(sqlite3.connect(part)) as to:
        read = source.driver_connection
        assert isinstance(read, sqlite3.Connection)  # noqa: S101 - tells the type checker
        read.backup(to)
        # One file, without a log beside it that could be left behind.
        to.execute("PRAGMA journal_mode=DELETE")
        if to.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is damaged")
    with part.open("rb") as written:
        os.fsync(written.fileno())
