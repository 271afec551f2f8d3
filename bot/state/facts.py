"""Single values that outlive the process."""

from __future__ import annotations

from sqlalchemy import delete, update

from bot.state.database import Database
from bot.state.tables import FactRow
from bot.state.writing import put


class Facts:
    """Texts by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """Return a value, None where there is none."""
        with self._database.reading() as session:
            row = session.get(FactRow, name)
            return row.value if row else None

    def put(self, name: str, value: str) -> None:
        """Set a value."""
        with self._database.session() as session:
            put(session, FactRow, ("name",), name=name, value=value)

    def change(self, name: str, before: str, after: str | None) -> bool:
        """Set or remove a value; return False where it is another one by now, or gone."""
        row = FactRow.name == name, FactRow.value == before
        with self._database.session() as session:
            changed = delete(FactRow) if after is None else update(FactRow).values(value=after)
            return session.connection().execute(changed.where(*row)).rowcount == 1
