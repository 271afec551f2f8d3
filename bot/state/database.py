"""The application database: an engine, one transaction a call, its schema brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot.texts import DATABASE_UNREACHABLE
from knowledge.errors import StateError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT = 30.0  # seconds a writer waits for another one


class Database:
    """Sessions over SQLite or PostgreSQL; every method of the repositories is one transaction.

    Args:
        url: SQLAlchemy's; a SQLite file is created with its folder.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        lite = parsed.get_backend_name() == "sqlite"
        if lite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        options = {"timeout": _WAIT} if lite else {}
        self.engine: Engine = create_engine(parsed, connect_args=options, pool_pre_ping=not lite)
        if lite:
            event.listen(self.engine, "connect", _set_up_sqlite)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on any error.

        Raises:
            StateError: the database cannot be reached or refuses.
        """
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error

    def upgrade(self) -> None:
        """Bring the schema up to date; raises StateError."""
        try:
            with self.engine.begin() as connection:
                command.upgrade(self._alembic(connection), "head")
        except SQLAlchemyError as error:
            raise StateError(DATABASE_UNREACHABLE, detail=repr(error)) from error

    def close(self) -> None:
        """Release every connection."""
        self.engine.dispose()

    @staticmethod
    def _alembic(connection: Connection) -> Config:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        return config


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Readers and one writer at the same time; what is committed survives a kill."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
