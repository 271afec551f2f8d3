"""The migrations make what the tables say, once, whoever comes first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.state import Banks, Database, Facts
from bot.state.tables import Table
from knowledge.errors import StateError


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/bot.sqlite"
        return
    server: str = request.getfixturevalue("server")
    request.getfixturevalue("migrated_server")
    administration = Database(server)
    with administration.engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        alone.execute(text("CREATE DATABASE empty"))
        yield server.replace("/postgres?", "/empty?")
        alone.execute(text("DROP DATABASE empty"))
    administration.close()


def test_the_migrated_schema_is_the_tables(database: Database) -> None:
    database.upgrade()

    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)

    assert differences == []
    database.check()


def test_the_database_of_an_older_bot_goes_on(empty_url: str) -> None:
    database = Database(empty_url)
    with database.engine.begin() as connection:
        command.upgrade(database._alembic(connection), "0001")
        added = "INSERT INTO facts (name, value) VALUES ('claim', 'kept')"
        connection.execute(text(added))
    with pytest.raises(StateError, match="版本不符"):
        database.check()

    database.upgrade()

    database.check()
    assert Facts(database).get("claim") == "kept"
    assert Banks(database).all() == ()
    database.close()


def test_several_processes_may_bring_it_up_to_date_at_once(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Database.upgrade, databases))

    databases[0].check()
    for database in databases:
        database.close()


def test_a_schema_that_is_not_ours_is_refused(empty_url: str) -> None:
    database = Database(empty_url)
    with pytest.raises(StateError, match="版本不符"):
        database.check()
    database.upgrade()
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StateError, match="版本不符"):
        database.check()
    with pytest.raises(StateError, match="版本不符"):
        database.upgrade()
    database.close()


def test_a_database_that_cannot_be_reached_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "bot.sqlite").write_bytes(b"no database" * 100)
    broken = Database(f"sqlite:///{tmp_path}/bot.sqlite")
    silent = Database(f"postgresql+psycopg://nobody@/none?host={tmp_path}")

    for database in (broken, silent):
        with pytest.raises(StateError, match=r"state\.database"):
            database.upgrade()
        with pytest.raises(StateError, match=r"state\.database"):
            Facts(database).get("claim")
        database.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.sqlite",
        "mysql://localhost/bot",
        "postgresql+asyncpg://localhost/bot",
        "postgresql://bot:geheim:geheim@localhost:geheim/bot",
    ],
)
def test_a_url_of_no_database_of_ours_is_told_with_an_example(url: str) -> None:
    with pytest.raises(StateError, match="postgresql\\+psycopg://") as caught:
        Database(url)

    assert "geheim" not in caught.value.detail
    assert caught.value.__cause__ is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StateError, match=r"state\.database"):
        Database(f"sqlite:///{tmp_path}/file/bot.sqlite")


def test_what_people_asked_is_no_part_of_an_error(database: Database) -> None:
    with pytest.raises(StateError) as caught:
        Facts(database).put("n" * 65 if database.engine.name != "sqlite" else None, "悄悄话")  # type: ignore[arg-type]

    assert "悄悄话" not in caught.value.detail + repr(caught.value.__cause__)


def test_nobody_else_on_the_machine_reads_it(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.sqlite'}")
    database.upgrade()
    Facts(database).put("a", "b")

    assert {one.stat().st_mode & 0o077 for one in tmp_path.iterdir()} == {0}
    database.close()
