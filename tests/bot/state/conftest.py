"""The same tests over both databases that are supported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import running_server
from sqlalchemy import text

from bot.state import Database
from bot.state.tables import Table

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_server(server: str) -> Iterator[Database]:
    database = Database(server)
    database.upgrade()
    yield database
    database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("state") / "bot.sqlite"
    database = Database(f"sqlite:///{file}")
    database.upgrade()
    database.close()
    return file


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of the newest schema."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "bot.sqlite")
        lite = Database(f"sqlite:///{tmp_path}/bot.sqlite")
        yield lite
        lite.close()
    else:
        served: Database = request.getfixturevalue("migrated_server")
        names = ", ".join(Table.metadata.tables)
        with served.engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        yield served
