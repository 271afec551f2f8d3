"""The migrations make what the tables say."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.state import Database
from bot.state.tables import Table


def test_the_migrated_schema_is_the_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/bot.sqlite")
    database.upgrade()
    database.upgrade()

    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)

    database.close()
    assert differences == []
