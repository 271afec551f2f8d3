"""The items of banks, from draft to use to withdrawal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from bot.quiz import BankItem, ItemStatus
from bot.state.database import Database
from bot.state.quiz_tables import BankItemRow, BankRow, PostRow
from bot.state.writing import add_new
from knowledge.quiz import ItemType, QuizItem, item_of, item_record

_AT_ONCE = 100  # items that are read at once while some are drawn
_CITING = (ItemStatus.READY, ItemStatus.WAITING, ItemStatus.SUSPENDED)


class BankItems:
    """Items by id and by bank; a bank holds the same item once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, bank_id: int, item: QuizItem, status: ItemStatus, author: int, now: datetime
    ) -> BankItem:
        """Put an item into a bank; where it is there already, that one is returned as it is."""
        with self._database.session() as session:
            add_new(
                session,
                BankItemRow,
                bank_id=bank_id,
                status=status,
                author=author,
                changed_at=now,
                **_values(item),
            )
            held = BankItemRow.bank_id == bank_id, BankItemRow.key == item.id
            return bank_item_of(session.scalars(select(BankItemRow).where(*held)).one())

    def fill(
        self,
        bank_id: int,
        items: Iterable[QuizItem],
        status: ItemStatus,
        author: int,
        now: datetime,
    ) -> None:
        """Put items into a bank, all or none.

        One that is there already is changed where it reads otherwise, as by `replace`; one
        that was left out comes back.
        """
        with self._database.session() as session:
            for item in items:
                new = {"status": status, "author": author, "changed_at": now, **_values(item)}
                if add_new(session, BankItemRow, bank_id=bank_id, **new):
                    continue
                there = BankItemRow.bank_id == bank_id, BankItemRow.key == item.id
                row = session.scalars(select(BankItemRow).where(*there).with_for_update()).one()
                if changed := item_of(row.record) != item:
                    row.record, row.author, row.consented_by = item_record(item), author, None
                if changed or row.status not in _CITING:
                    row.status, row.changed_at, row.finding, row.now_reads = status, now, "", ""

    def get(self, item_id: int) -> BankItem | None:
        """Return an item by its id in the bank."""
        with self._database.reading() as session:
            row = session.get(BankItemRow, item_id)
            return bank_item_of(row) if row else None

    def of(
        self, bank_id: int, statuses: Collection[ItemStatus] = tuple(ItemStatus)
    ) -> tuple[BankItem, ...]:
        """Return a bank's items of these statuses, by id."""
        return self._find(BankItemRow.bank_id == bank_id, BankItemRow.status.in_(statuses))

    def held(self, bank_id: int, item_ids: Collection[str]) -> tuple[BankItem, ...]:
        """Return those of these items that the bank has, by id."""
        return self._find(BankItemRow.bank_id == bank_id, BankItemRow.key.in_(item_ids))

    def citing(self) -> tuple[BankItem, ...]:
        """Return every item that is in use or may come to be, of all banks."""
        return self._find(BankItemRow.status.in_(_CITING))

    def to_review(self, user_id: int, limit: int) -> tuple[BankItem, ...]:
        """Return the items of all banks that wait for a trainer's look: those whose passage
        changed or went, and those of others that wait for a second trainer's consent."""
        waiting = BankItemRow.status == ItemStatus.WAITING
        theirs = and_(waiting, BankItemRow.author != user_id)
        return self._find(or_(BankItemRow.status == ItemStatus.SUSPENDED, theirs), limit=limit)

    def replace(
        self, item_id: int, item: QuizItem, now: datetime, *, author: int | None = None
    ) -> bool:
        """Put an item in the place of one, whose status stays; `finding` is dropped.

        Args:
            author: who wrote the new one, to which nobody has consented yet; None: whose
                the old one was.

        Returns:
            False where the bank has the new one in another place, or the old one is gone.
        """
        with self._database.session() as session:
            row = session.get(BankItemRow, item_id, with_for_update=True)
            if row is None:
                return False
            same = BankItemRow.bank_id == row.bank_id, BankItemRow.key == item.id
            if session.scalar(select(BankItemRow.id).where(*same)) not in (None, item_id):
                return False
            values = dict(_values(item), changed_at=now, finding="", now_reads="")
            if author is not None:
                values |= {"author": author, "consented_by": None}
            session.execute(update(BankItemRow).where(BankItemRow.id == item_id).values(values))
            return True

    def take(
        self,
        item_id: int,
        now: datetime,
        *,
        consented_by: int | None = None,
        held: ItemStatus | None = None,
    ) -> ItemStatus | None:
        """Take an item into use; where its bank asks for a second trainer's consent, and nobody
        has given it yet, the item waits for that.

        Args:
            consented_by: the second trainer, where one has looked at it.
            held: what it has to be until then; None: anything.

        Returns:
            What it is now; None where somebody else was quicker, or it is gone.
        """
        with self._database.session() as session:
            row = session.get(BankItemRow, item_id, with_for_update=True)
            if row is None or held not in (None, row.status):
                return None
            if consented_by is not None:
                row.consented_by = consented_by
            asks = session.get_one(BankRow, row.bank_id).needs_consent
            status = ItemStatus.WAITING if asks and row.consented_by is None else ItemStatus.READY
            row.status, row.changed_at, row.finding, row.now_reads = status, now, "", ""
            return status

    def set_status(
        self,
        item_id: int,
        status: ItemStatus,
        now: datetime,
        *,
        finding: str = "",
        now_reads: str = "",
        held: ItemStatus | None = None,
    ) -> bool:
        """Note how far an item is; who has consented before stays noted.

        Args:
            held: what it has to be until then; None: anything.

        Returns:
            False where somebody else was quicker, or it is gone.
        """
        values = dict(status=status, changed_at=now, finding=finding, now_reads=now_reads)
        changed = update(BankItemRow).where(BankItemRow.id == item_id)
        if held is not None:
            changed = changed.where(BankItemRow.status == held)
        with self._database.session() as session:
            return session.connection().execute(changed.values(values)).rowcount == 1

    def draw(
        self,
        bank_id: int,
        count: int,
        types: Iterable[ItemType] = (),
        seed: int = 0,
        *,
        not_posted_in: int | None = None,
        fits: Callable[[BankItem], bool] = lambda _: True,
    ) -> tuple[BankItem, ...]:
        """Draw items that may be published, at random but the same for the same seed.

        Args:
            types: which to draw from, all where it is empty.
            not_posted_in: a chat in which they were not put up yet.
            fits: says of each whether it is drawn from.
        """
        ready = [BankItemRow.bank_id == bank_id, BankItemRow.status == ItemStatus.READY]
        if wanted := tuple(types):
            ready.append(BankItemRow.type.in_(wanted))
        if not_posted_in is not None:
            there = exists().where(
                PostRow.item_id == BankItemRow.id, PostRow.chat_id == not_posted_in
            )
            ready.append(~there)
        with self._database.reading() as session:
            ids = sorted(
                session.scalars(select(BankItemRow.id).where(*ready)),
                key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest(),
            )
            found: list[BankItem] = []
            for at in range(0, len(ids), _AT_ONCE):
                some = ids[at : at + _AT_ONCE]
                drawn = session.scalars(select(BankItemRow).where(BankItemRow.id.in_(some)))
                read = sorted(map(bank_item_of, drawn), key=lambda one: some.index(one.id))
                found += filter(fits, read)
                if len(found) >= count:
                    break
            return tuple(found[:count])

    def _find(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> tuple[BankItem, ...]:
        found = select(BankItemRow).where(*conditions).order_by(BankItemRow.id).limit(limit)
        with self._database.reading() as session:
            return tuple(map(bank_item_of, session.scalars(found)))


def _values(item: QuizItem) -> dict[str, object]:
    return {"key": item.id, "type": item.type, "record": item_record(item)}


def bank_item_of(row: BankItemRow) -> BankItem:
    """Return the noun of a row."""
    return BankItem(
        row.id,
        row.bank_id,
        item_of(row.record),
        ItemStatus(row.status),
        row.author,
        row.changed_at,
        row.consented_by,
        row.finding,
        row.now_reads,
    )
