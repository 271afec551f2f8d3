"""One bot at a time: two over one database would both answer what the first has begun."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.state.database import Database
from bot.texts import DATABASE_IN_USE, DATABASE_UNREACHABLE
from knowledge.errors import StateError

_PATIENCE = 5.0  # seconds: one that was just stopped may still be ending
_STEP = 0.25
_LOCK = 0x5A_48_47_42  # PostgreSQL's, held by a session of its own


@contextmanager
def sole_use(database: Database, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the database against other bots; where the process dies, it is free again.

    Raises:
        StateError: another bot uses it, or it cannot be reached.
    """
    name = database.engine.url.database or ""
    if database.engine.dialect.name != "sqlite":
        with _session(database) as connection:
            _wait_for(connection, patience)
            yield
            # The end of the session frees it too, but a moment later.
            with suppress(SQLAlchemyError):
                connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
        return
    try:
        with FileLock(f"{name}.lock", timeout=patience):
            yield
    except Timeout as error:
        raise StateError(DATABASE_IN_USE) from error


@contextmanager
def _session(database: Database) -> Iterator[Connection]:
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except SQLAlchemyError as error:
        raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error
    try:
        yield connection
    finally:
        # Back in the pool, the session would go on holding the lock.
        connection.invalidate()
        connection.close()


def _wait_for(connection: Connection, patience: float) -> None:
    end = time.monotonic() + patience
    while not connection.scalar(text(f"SELECT pg_try_advisory_lock({_LOCK})")):
        if time.monotonic() >= end:
            raise StateError(DATABASE_IN_USE)
        time.sleep(_STEP)
