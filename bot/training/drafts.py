"""A trainer's round of drafts: begun, decided item by item, resumed where it was left.

How far a round is is never counted: it is told by the states of the items that were offered.
So a press that is done twice, on two devices, or again after a crash, finds its item decided
and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.ports import Clock
from bot.quiz import Bank, BankItem, Drafting, ItemStatus
from bot.state import BankItems, Banks, Draftings
from bot.threads import Threads
from bot.training.ports import MakesItems
from bot.training.request import LONGEST_NAME, QuizRequest
from knowledge.quiz import ItemType, QuizItem

_TAKEN = (ItemStatus.WAITING, ItemStatus.READY)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is; `item` is on the card, None when all are decided."""

    drafting: Drafting
    bank: Bank
    item: BankItem | None
    number: int
    count: int
    taken: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Drafts:
    """Makes drafts, keeps what becomes of them."""

    banks: Banks
    items: BankItems
    draftings: Draftings
    maker: MakesItems
    storage: Threads
    retrieval: Threads
    clock: Clock
    zone: tzinfo

    async def begin(
        self, user_id: int, asked: QuizRequest, viewer: frozenset[str] | None, unnamed: str
    ) -> Progress | None:
        """Make the items that are asked for and open a round; None where there are none.

        Args:
            unnamed: what the bank is called where the request gives it no name.
        """
        name = asked.bank or asked.document or asked.about.removesuffix("的") or unnamed
        name = name[:LONGEST_NAME]
        bank = await self.storage(self.banks.named, name)
        known = await self._known(bank.id) if bank else frozenset()
        made: tuple[QuizItem, ...] = ()
        for types, count in asked.parts:
            offered = known | {one.id for one in made}
            made += await self._made(asked, types, count, offered, viewer)
        if not made:
            return None
        now = self.clock()
        if bank is None:
            bank = await self.storage(self.banks.create, name, user_id, now)
        await self.storage(self.items.fill, bank.id, made, ItemStatus.DRAFT, user_id, now)
        ids = tuple(item.id for item in made)
        await self.storage(
            self.draftings.open, user_id, bank.id, asked.subject, asked.types, ids, now
        )
        return await self.progress(user_id)

    async def progress(self, user_id: int) -> Progress | None:
        """Return how far the trainer's round is; None where there is none."""
        drafting = await self.storage(self.draftings.current, user_id)
        bank = await self.storage(self.banks.get, drafting.bank_id) if drafting else None
        if drafting is None or bank is None:
            return None
        held = await self.storage(self.items.held, bank.id, drafting.seen)
        order = {item_id: at for at, item_id in enumerate(drafting.seen)}
        left = sorted(
            (one for one in held if one.status is ItemStatus.DRAFT),
            key=lambda one: (one.id != drafting.shown, order.get(one.item.id, 0)),
        )
        return Progress(
            drafting,
            bank,
            left[0] if left else None,
            max(1, drafting.count - len(left) + 1),
            drafting.count,
            sum(one.status in _TAKEN for one in held),
            sum(one.status is ItemStatus.WAITING for one in held),
        )

    async def former(self, user_id: int, drafting_id: int) -> QuizRequest | None:
        """Return what one of the trainer's rounds asked for, its bank by name."""
        drafting = await self.storage(self.draftings.get, drafting_id)
        if drafting is None or drafting.user_id != user_id:
            return None
        bank = await self.storage(self.banks.get, drafting.bank_id)
        return self.request(drafting, bank.name) if bank else None

    def request(self, drafting: Drafting, bank: str = "") -> QuizRequest:
        """Return what a round asked for."""
        today = self.clock().astimezone(self.zone).date()
        asked = QuizRequest.read(drafting.topic, today)
        return replace(asked, types=drafting.types, count=drafting.count, bank=bank)

    async def show(self, progress: Progress, message_id: int) -> None:
        """Note under which message the card stands; when all are decided, the round is over."""
        shown = progress.item.id if progress.item else None
        await self.storage(self.draftings.show, progress.drafting.id, shown, message_id)
        if progress.item is None:
            await self.storage(self.draftings.finish, progress.drafting.id, self.clock())

    async def take(self, row: BankItem) -> ItemStatus | None:
        """Put a draft into use; where its bank asks for a second trainer, it waits for one."""
        return await self.storage(self.items.take, row.id, self.clock(), held=ItemStatus.DRAFT)

    async def drop(self, row: BankItem) -> None:
        """Leave a draft out; it is not offered again for this bank."""
        dropped, now = ItemStatus.DROPPED, self.clock()
        await self.storage(self.items.set_status, row.id, dropped, now, held=ItemStatus.DRAFT)

    async def swap(self, row: BankItem, user_id: int, viewer: frozenset[str] | None) -> bool:
        """Offer another item in the place of a draft, of the same type if there is one.

        Returns:
            False where there is no other; the draft stays then.
        """
        drafting = await self.storage(self.draftings.current, user_id)
        if drafting is None or row.item.id not in drafting.seen:
            return False
        # Where another one is on the card already, only the last step was left undone.
        if drafting.shown == row.id:
            known = await self._known(row.bank_id) | frozenset(drafting.seen)
            other = await self._other(row.item.type, drafting, known, viewer)
            if other is None:
                return False
            added = await self.storage(
                self.items.add, row.bank_id, other, ItemStatus.DRAFT, user_id, self.clock()
            )
            shown = (drafting.id, added.id, drafting.message_id)
            await self.storage(self.draftings.show, *shown, [other.id])
        await self.drop(row)
        return True

    async def _other(
        self,
        type_: ItemType,
        drafting: Drafting,
        known: frozenset[str],
        viewer: frozenset[str] | None,
    ) -> QuizItem | None:
        asked = self.request(drafting)
        for types in ((type_,), drafting.types):
            made = await self._made(asked, types, 1, known, viewer)
            if made:
                return made[0]
        return None

    async def _made(
        self,
        asked: QuizRequest,
        types: tuple[ItemType, ...],
        count: int,
        known: frozenset[str],
        viewer: frozenset[str] | None,
    ) -> tuple[QuizItem, ...]:
        return await self.retrieval(self.maker.make, asked, types, count, skip=known, viewer=viewer)

    async def _known(self, bank_id: int) -> frozenset[str]:
        """Ids of the items that were decided for this bank, and as what they were offered:
        one that was changed has another id since."""
        held = await self.storage(self.items.of, bank_id)
        offered = await self.storage(self.draftings.offered, bank_id)
        undecided = {one.item.id for one in held if one.status is ItemStatus.DRAFT}
        return offered.union(one.item.id for one in held) - undecided
