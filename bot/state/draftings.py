"""Trainers' work at drafts, kept so that it is resumed tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.quiz import Drafting
from bot.state.database import Database
from bot.state.quiz_tables import DraftingRow
from knowledge.quiz import ItemType


class Draftings:
    """What each trainer is at; one at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self,
        user_id: int,
        bank_id: int,
        topic: str,
        types: Iterable[ItemType],
        offered: Sequence[str],
        now: datetime,
    ) -> Drafting:
        """Begin one; the one that the trainer was at is finished by that.

        Args:
            offered: ids of the items that are to be decided.
        """
        row = DraftingRow(
            user_id=user_id,
            bank_id=bank_id,
            topic=topic,
            types=list(types),
            count=len(offered),
            seen=list(offered),
            started_at=now,
        )
        mine = DraftingRow.user_id == user_id, DraftingRow.finished_at.is_(None)
        with self._database.session() as session:
            session.execute(update(DraftingRow).where(*mine).values(finished_at=now))
            session.add(row)
            session.flush()
            return _drafting(row)

    def get(self, drafting_id: int) -> Drafting | None:
        """Return one by its id, whether it is finished or not."""
        with self._database.reading() as session:
            row = session.get(DraftingRow, drafting_id)
            return _drafting(row) if row else None

    def current(self, user_id: int) -> Drafting | None:
        """Return the one that a trainer is at."""
        mine = DraftingRow.user_id == user_id, DraftingRow.finished_at.is_(None)
        newest = select(DraftingRow).where(*mine).order_by(DraftingRow.id.desc()).limit(1)
        with self._database.reading() as session:
            row = session.scalars(newest).first()
            return _drafting(row) if row else None

    def offered(self, bank_id: int) -> frozenset[str]:
        """Return the ids of all items that were ever offered for a bank, as they were made."""
        of_bank = select(DraftingRow.seen).where(DraftingRow.bank_id == bank_id)
        with self._database.reading() as session:
            return frozenset(one for seen in session.scalars(of_bank) for one in seen)

    def show(
        self,
        drafting_id: int,
        item_id: int | None,
        message_id: int | None,
        seen: Iterable[str] = (),
    ) -> None:
        """Note which item stands on the card under which message; nothing is edited by then.

        Args:
            seen: ids of items that were offered, added to those before.
        """
        with self._database.session() as session:
            row = session.get(DraftingRow, drafting_id, with_for_update=True)
            if row is not None:
                row.shown, row.message_id, row.editing = item_id, message_id, False
                row.seen = list(dict.fromkeys((*row.seen, *seen)))

    def edit(self, drafting_id: int) -> None:
        """Note that the next reply is the new text of the item on the card."""
        self._set(drafting_id, editing=True)

    def finish(self, drafting_id: int, now: datetime) -> None:
        """Note that nothing is left to decide."""
        self._set(drafting_id, finished_at=now)

    def _set(self, drafting_id: int, **values: object) -> None:
        changed = update(DraftingRow).where(DraftingRow.id == drafting_id).values(values)
        with self._database.session() as session:
            session.execute(changed)


def _drafting(row: DraftingRow) -> Drafting:
    return Drafting(
        row.id,
        row.user_id,
        row.bank_id,
        row.topic,
        tuple(map(ItemType, row.types)),
        row.count,
        tuple(row.seen),
        row.started_at,
        row.message_id,
        row.shown,
        row.editing,
        row.finished_at,
    )
