"""The people who have spoken to the bot, and the roles they were given."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update

from bot.model import Person, Role
from bot.state.chats import AGAIN
from bot.state.database import Database
from bot.state.tables import PersonRow
from bot.state.writing import add_new, put

_FRESH = timedelta(days=1)  # how old the note that somebody was here may grow


class People:
    """Persons by id: what they are called and which role they have."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, person: Person, now: datetime) -> None:
        """Keep what a person is called now; a name is taken from whoever had it before."""
        with self._database.reading() as session:
            row = session.get(PersonRow, person.id)
            same = row and (row.name, row.username) == (person.name, person.username)
            if row and same and row.seen_at and now - row.seen_at < _FRESH:
                return
        with self._database.session() as session:
            if person.username:
                others = update(PersonRow).where(_called(person.username))
                session.execute(others.values(username=""))
            put(
                session,
                PersonRow,
                ("user_id",),
                user_id=person.id,
                name=person.name,
                username=person.username,
                seen_at=now,
            )

    def role(self, user_id: int) -> Role | None:
        """Return the role a person was given, None for everybody else."""
        with self._database.reading() as session:
            row = session.get(PersonRow, user_id)
            return Role(row.role) if row and row.role else None

    def give(self, user_id: int, role: Role | None) -> None:
        """Give a person a role instead of the one they had; None takes it away."""
        with self._database.session() as session:
            add_new(session, PersonRow, user_id=user_id)
            session.execute(update(PersonRow).where(PersonRow.user_id == user_id).values(role=role))

    def called(self, username: str) -> Person | None:
        """Return who was last seen under a user name, with or without @, in any case."""
        name = username.removeprefix("@")
        with self._database.reading() as session:
            row = session.scalars(select(PersonRow).where(_called(name))).first() if name else None
            return _person(row) if row else None

    def with_roles(self) -> tuple[tuple[Person, Role], ...]:
        """Return everybody who was given a role."""
        having = select(PersonRow).where(PersonRow.role.is_not(None)).order_by(PersonRow.user_id)
        with self._database.reading() as session:
            return tuple(
                (_person(row), Role(row.role)) for row in session.scalars(having) if row.role
            )

    def told_no(self, user_id: int, now: datetime) -> bool:
        """Return whether a person is to be told that they are unknown: once a day."""
        due = or_(PersonRow.told_no_at.is_(None), PersonRow.told_no_at <= now - AGAIN)
        with self._database.session() as session:
            add_new(session, PersonRow, user_id=user_id)
            told = update(PersonRow).where(PersonRow.user_id == user_id, due)
            return session.connection().execute(told.values(told_no_at=now)).rowcount == 1


def _called(username: str) -> ColumnElement[bool]:
    return func.lower(PersonRow.username) == username.lower()


def _person(row: PersonRow) -> Person:
    return Person(row.user_id, row.name, row.username)
