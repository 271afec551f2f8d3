"""A copy of the database that is whole, made while the bot runs.

To restore one: stop the bot, put the copy in the place of the database, remove the files
beside it that end in -wal and -shm, start the bot. It then knows what it knew when the copy
was made: what was asked since is not answered again, and buttons of answers given since
say that they are too old.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.state.database import Database
from bot.texts import BACKUP_BY_POSTGRESQL, BACKUP_FAILED
from knowledge.errors import StateError


def back_up(database: Database, target: Path) -> int:
    """Copy the SQLite database to a file, which is replaced only when the copy is whole.

    Nobody else may read the copy: it holds what people have asked.

    Returns:
        The size of the copy in bytes.

    Raises:
        StateError: it cannot be read or written, or is PostgreSQL, which has pg_dump.
    """
    if database.engine.dialect.name != "sqlite":
        raise StateError(BACKUP_BY_POSTGRESQL)
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(database, part)
        part.replace(target)
        return target.stat().st_size
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        part.unlink(missing_ok=True)
        raise StateError(BACKUP_FAILED.format(target=target), detail=repr(error)) from error


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
