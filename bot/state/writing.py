"""Inserts that two processes may do at once: the second one finds the row of the first."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as LiteInsert
from sqlalchemy.orm import Session

from bot.state.tables import Table


def add_new(session: Session, row: type[Table], **values: Any) -> bool:
    """Insert a row unless one of its keys is taken; return whether it was inserted."""
    statement = _insert(session, row).values(values).on_conflict_do_nothing()
    counted = statement.execution_options(preserve_rowcount=True)
    return session.connection().execute(counted).rowcount == 1


def put(session: Session, row: type[Table], keys: tuple[str, ...], **values: Any) -> None:
    """Insert a row, or change the one that has these keys."""
    changed = {name: value for name, value in values.items() if name not in keys}
    statement = _insert(session, row).values(values)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=list(keys), set_=changed)
    )


def _insert(session: Session, row: type[Table]) -> LiteInsert | PostgresInsert:
    # Of the table, not of the class: only of plain inserts it is told whether a row came in.
    table = Table.metadata.tables[row.__tablename__]
    lite = session.get_bind().dialect.name == "sqlite"
    return LiteInsert(table) if lite else PostgresInsert(table)
