"""Banks: named collections of quiz items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from bot.quiz import Bank, ItemStatus
from bot.state.database import Database
from bot.state.quiz_tables import BankItemRow, BankRow
from bot.state.writing import add_new

_LONGEST_NAME = 64

Sizes = dict[int, list[tuple[ItemStatus, int]]]


class Banks:
    """Banks by id and by name; a name is of one bank, and cut at 64 characters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, owner: int, now: datetime) -> Bank:
        """Make a bank, untagged and without consent, or return the one that has this name."""
        name = name[:_LONGEST_NAME]
        with self._database.session() as session:
            add_new(
                session,
                BankRow,
                name=name,
                owner=owner,
                tags=[],
                needs_consent=False,
                created_at=now,
            )
            return _find(session, BankRow.name == name)[0]

    def get(self, bank_id: int) -> Bank | None:
        """Return a bank by its id."""
        return self._first(BankRow.id == bank_id)

    def named(self, name: str) -> Bank | None:
        """Return the bank that has this name."""
        return self._first(BankRow.name == name[:_LONGEST_NAME])

    def all(self) -> tuple[Bank, ...]:
        """Return every bank, by name."""
        with self._database.reading() as session:
            return _find(session)

    def rename(self, bank_id: int, name: str) -> bool:
        """Give a bank another name; return False where one has it already, or it is gone."""
        name = name[:_LONGEST_NAME]
        with self._database.session() as session:
            holder = session.scalar(select(BankRow.id).where(BankRow.name == name))
            if holder not in (None, bank_id):
                return False
            renamed = update(BankRow).where(BankRow.id == bank_id).values(name=name)
            return session.connection().execute(renamed).rowcount == 1

    def tag(self, bank_id: int, tags: Iterable[str]) -> None:
        """Give a bank these tags instead of those before."""
        self._set(bank_id, tags=list(tags))

    def set_consent(self, bank_id: int, needed: bool) -> None:
        """Ask a second trainer's consent before use from now on, or no longer."""
        self._set(bank_id, needs_consent=needed)

    def drop(self, bank_id: int) -> None:
        """Delete a bank with its items, its schedules and what is drafted for it.

        What was put up from it stays, with its votes.
        """
        with self._database.session() as session:
            session.execute(delete(BankRow).where(BankRow.id == bank_id))

    def _set(self, bank_id: int, **values: object) -> None:
        with self._database.session() as session:
            session.execute(update(BankRow).where(BankRow.id == bank_id).values(values))

    def _first(self, condition: ColumnElement[bool]) -> Bank | None:
        with self._database.reading() as session:
            return next(iter(_find(session, condition)), None)


def _find(session: Session, *conditions: ColumnElement[bool]) -> tuple[Bank, ...]:
    rows = session.scalars(select(BankRow).where(*conditions).order_by(BankRow.name)).all()
    sizes = _sizes(session, [row.id for row in rows])
    return tuple(
        Bank(
            row.id,
            row.name,
            tuple(row.tags),
            row.owner,
            row.needs_consent,
            row.created_at,
            tuple(sizes[row.id]),
        )
        for row in rows
    )


def _sizes(session: Session, bank_ids: list[int]) -> Sizes:
    counted = (
        select(BankItemRow.bank_id, BankItemRow.status, func.count())
        .where(BankItemRow.bank_id.in_(bank_ids))
        .group_by(BankItemRow.bank_id, BankItemRow.status)
        .order_by(BankItemRow.status)
    )
    sizes: Sizes = defaultdict(list)
    for bank_id, status, count in session.execute(counted):
        sizes[bank_id].append((ItemStatus(status), count))
    return sizes
