"""The application database: an engine, one transaction a call, its schema brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot.texts import DATABASE_OTHER_VERSION, DATABASE_UNREACHABLE, DATABASE_URL_WRONG
from knowledge.errors import StateError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT = 30.0  # seconds a writer waits for another one
_UPGRADE = 0x5A_47_55_49  # PostgreSQL's lock under which one process upgrades at a time


class Database:
    """Sessions over SQLite or PostgreSQL; every method of the repositories is one transaction.

    Args:
        url: SQLAlchemy's; a SQLite file is created with its folder.

    Raises:
        StateError: the URL is none of these two databases, or its folder cannot be made.
    """

    def __init__(self, url: str) -> None:
        try:
            self.engine: Engine = _engine(make_url(url))
        except (SQLAlchemyError, ImportError, ValueError) as error:
            # Without its words, and without the cause: they may hold the password.
            raise StateError(DATABASE_URL_WRONG, detail=type(error).__name__) from None
        except OSError as error:
            raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error
        self._lite = self.engine.dialect.name == "sqlite"
        if self._lite:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        # SQLite's own waiting is a sleep of growing length; threads of one process take turns.
        self._writing = Lock() if self._lite else nullcontext()
        self._readers = self.engine.execution_options(only_reads=True)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction that may write: committed at the end, rolled back on any error.

        In SQLite it is the only writer from its beginning on, so that what it reads
        stays true until it has written.

        Raises:
            StateError: the database cannot be reached or refuses.
        """
        with self._writing, self._transaction(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that only reads; it waits for no writer. Raises StateError."""
        with self._transaction(self._readers) as session:
            yield session

    def upgrade(self) -> None:
        """Bring the schema up to date; several processes may do so at once.

        Raises:
            StateError: the database cannot be reached, or was written by a newer version.
        """
        try:
            self._make_private()
            with self.engine.begin() as connection:
                if not self._lite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_UPGRADE})"))
                command.upgrade(self._alembic(connection), "head")
        except CommandError as error:
            raise StateError(DATABASE_OTHER_VERSION, detail=repr(error)) from error
        except (SQLAlchemyError, OSError) as error:
            raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error

    def check(self) -> None:
        """Raise StateError unless the database answers and its schema is this version's."""
        with self.reading() as session:
            found = MigrationContext.configure(session.connection()).get_current_heads()
        wanted = ScriptDirectory(str(_MIGRATIONS)).get_heads()
        if set(found) != set(wanted):
            raise StateError(DATABASE_OTHER_VERSION, detail=f"schema {found}, not {wanted}")

    def close(self) -> None:
        """Release every connection."""
        self.engine.dispose()

    def _make_private(self) -> None:
        """Make a new SQLite file one that its owner alone may read: it holds what people ask."""
        name = self.engine.url.database
        if self._lite and name and name != ":memory:" and not self.engine.url.query:
            with suppress(FileExistsError):
                Path(name).touch(mode=0o600, exist_ok=False)

    @staticmethod
    @contextmanager
    def _transaction(engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error

    @staticmethod
    def _alembic(connection: Connection) -> Config:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        return config


def _engine(url: URL) -> Engine:
    lite = url.get_backend_name() == "sqlite"
    if not lite and url.get_backend_name() != "postgresql":
        raise NoSuchModuleError(url.get_backend_name())
    if lite and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return create_engine(
        url,
        connect_args={"timeout": _WAIT} if lite else {},
        pool_pre_ping=not lite,
        hide_parameters=True,  # what people asked is no part of an error
    )


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Readers and one writer at the same time; what is committed survives a kill."""
    # The driver begins no transactions of its own: _begin_sqlite does.
    connection.isolation_level = None
    cursor = connection.cursor()
    # Of two that open a new database at once, one is refused without waiting: the other
    # one's word is for good, and for both.
    with suppress(sqlite3.OperationalError):
        cursor.execute("PRAGMA journal_mode=WAL")
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer waits here for another one: SQLite refuses at once, without waiting, a reader
    that turns writer after somebody else has written."""
    kind = "DEFERRED" if connection.get_execution_options().get("only_reads") else "IMMEDIATE"
    connection.exec_driver_sql(f"BEGIN {kind}")
