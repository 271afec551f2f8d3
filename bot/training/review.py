"""/review: items whose passage changed or went, and items that wait for a second trainer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.asking import Speaker
from bot.model import Outgoing, Said, Visit
from bot.ports import Clock
from bot.pressing import Press
from bot.quiz import BankItem, ItemStatus
from bot.state import BankItems, Banks
from bot.threads import Threads
from bot.training.deeds import Deed
from bot.training.editing import Editing
from bot.training.ports import ChecksItems, MakesItems
from bot.training.review_cards import ReviewCards
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from bot.training.turning import Turning
from knowledge.quiz import ItemState, QuizItem

_MOST = 500  # looked through at once
_OPEN = (ItemStatus.SUSPENDED, ItemStatus.WAITING)


@dataclass(frozen=True, slots=True)
class Review:
    """Shows one item after another in one message, and carries the trainer's word out.

    Nobody consents to what they took or wrote themselves.
    """

    banks: Banks
    items: BankItems
    maker: MakesItems
    upkeep: ChecksItems
    cards: ReviewCards
    sight: Sight
    editing: Editing
    turning: Turning
    speaker: Speaker
    texts: TrainingTexts
    storage: Threads
    retrieval: Threads
    clock: Clock

    async def asked(self, said: Said, visit: Visit) -> None:
        """Show the first item that waits."""
        if said.person is not None:
            shown = await self._next(said.person.id, visit.viewer)
            await self.speaker.send(said, [shown])

    async def press(self, press: Press) -> None:
        """Keep, consent, edit, drop, or look at the next one."""
        item_id, deed = press.callback.numbers
        row = await self.sight(item_id, press.person.id, press.visit.viewer)
        if row is None or row.status not in _OPEN:
            await self._turn(press, item_id, self.texts.decided_before)
        elif deed == Deed.TAKE:
            await self._keep(press, row)
        elif deed == Deed.EDIT:
            await self.editing.offer(press, row)
        elif deed == Deed.DROP:
            await self._drop(press, row)
        elif deed == Deed.NEXT:
            await self._turn(press, row.id, "")
        else:
            await press.tell(self.texts.item_gone)

    async def _keep(self, press: Press, row: BankItem) -> None:
        if row.status is ItemStatus.WAITING and row.author == press.person.id:
            await press.tell(self.texts.second_trainer, alert=True)
            return
        item = await self.retrieval(self._renewed, row, press.visit.viewer)
        if not await self.editing.sound(press, item):
            return
        if item != row.item and not await self.storage(
            self.items.replace, row.id, item, self.clock()
        ):
            await press.tell(self.texts.item_twice, alert=True)
            return
        second = None if row.author == press.person.id else press.person.id
        became = await self.storage(
            self.items.take, row.id, self.clock(), consented_by=second, held=row.status
        )
        waited = row.status is ItemStatus.WAITING
        told = {
            ItemStatus.READY: self.texts.consented if waited else self.texts.kept,
            ItemStatus.WAITING: self.texts.taken_waits,
            None: self.texts.decided_before,
        }
        await self._turn(press, row.id, told[became])

    async def _drop(self, press: Press, row: BankItem) -> None:
        dropped, now = ItemStatus.DROPPED, self.clock()
        first = await self.storage(self.items.set_status, row.id, dropped, now, held=row.status)
        told = self.texts.dropped if first else self.texts.decided_before
        await self._turn(press, row.id, told)

    def _renewed(self, row: BankItem, viewer: frozenset[str]) -> QuizItem:
        """The item with its citation as the documents are now; blocks."""
        [finding] = self.upkeep([row.item])
        if finding.renewed is not None:
            return finding.renewed
        cited = row.item.citation
        key = row.item.right[0] if row.item.key else row.item.key_text
        if cited is None or finding.state is ItemState.CURRENT:
            return row.item
        found = self.maker.locate(cited.title, cited.location, key, viewer)
        return replace(row.item, citation=found) if found else row.item

    async def _turn(self, press: Press, item_id: int, told: str) -> None:
        shown = await self._next(press.person.id, press.visit.viewer, item_id)
        await self.turning(press, shown)
        await press.tell(told)

    async def _next(self, user_id: int, viewer: frozenset[str], behind: int = 0) -> Outgoing:
        """The first item behind another in the queue, from its beginning when it is through."""
        queue = await self._queue(user_id, viewer)
        if not queue:
            return self.cards.all_done()
        row = next((one for one in queue if one.id > behind), queue[0])
        bank = await self.storage(self.banks.get, row.bank_id)
        name = bank.name if bank else ""
        # In a thread: to compare two long texts takes a second.
        return await self.retrieval(self.cards.card, row, name, len(queue))

    async def _queue(self, user_id: int, viewer: frozenset[str]) -> list[BankItem]:
        """Return what waits for this trainer's look, oldest first."""
        waiting = await self.storage(self.items.to_review, user_id, _MOST)
        return await self.sight.among(waiting, user_id, viewer)
