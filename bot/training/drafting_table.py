"""/quiz and the buttons under its card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import tzinfo

from bot.asking import Speaker
from bot.model import Outgoing, Said, Visit, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.quiz import BankItem, ItemStatus
from bot.training.deeds import Deed
from bot.training.draft_cards import DraftCards
from bot.training.drafts import Drafts
from bot.training.editing import Editing
from bot.training.nudging import Nudging
from bot.training.request import QuizRequest
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from bot.training.turning import Turning
from knowledge.errors import MessageGone, QuestionError

MOST = 50  # items a round


@dataclass(frozen=True, slots=True)
class DraftingTable:
    """Shows one card that goes from item to item, in one message that is edited in place.

    What a button decides is the item that stands on its card, whichever round it is of; the
    card that comes next is always that of the trainer's present round.
    """

    drafts: Drafts
    sight: Sight
    cards: DraftCards
    editing: Editing
    turning: Turning
    nudge: Nudging
    courier: Delivers
    speaker: Speaker
    texts: TrainingTexts
    clock: Clock
    zone: tzinfo

    async def asked(self, said: Said, visit: Visit) -> None:
        """Begin a round, or go on with the last one where nothing is asked for."""
        if said.person is None:
            return
        if not said.text.strip():
            await self._resume(said)
            return
        today = self.clock().astimezone(self.zone).date()
        asked = QuizRequest.read(said.text, today)
        if not 1 <= asked.count <= MOST:
            await self.speaker.tell(said, self.texts.count_bounds.format(most=MOST))
            return
        await self._begin(said.where, said.person.id, asked, visit, key=f"{said.update_id}:0")

    async def press(self, press: Press) -> None:
        """Do what a button under a card says."""
        number, deed = press.callback.numbers
        if deed == Deed.MORE:
            await self._more(press)
            return
        row = await self.sight(number, press.person.id, press.visit.viewer)
        actions: dict[int, Callable[[Press, BankItem], Awaitable[None]]] = {
            Deed.TAKE: self._take,
            Deed.EDIT: self._edit,
            Deed.SWAP: self._swap,
            Deed.DROP: self._drop,
        }
        if row is None or deed not in actions:
            await press.tell(self.texts.item_gone, alert=True)
        elif row.status is not ItemStatus.DRAFT:
            await self._turn(press, row, self.texts.decided_before)
        else:
            await actions[deed](press, row)

    async def edited(self, said: Said, row: BankItem) -> None:
        """Show an edited draft on a card below the trainer's words; the card above closes."""
        if said.person is None:
            return
        progress = await self.drafts.progress(said.person.id)
        if progress is None or progress.item is None or progress.item.id != row.id:
            await self.speaker.tell(said, self.texts.edited_elsewhere)
            return
        above = progress.drafting.message_id
        [message_id] = await self.speaker.send(said, [self.cards.card(progress)])
        await self.drafts.show(progress, message_id)
        if above is not None and above != message_id:
            with suppress(MessageGone):
                closed = self.cards.decided(row, self.texts.card_below)
                await self.courier.edit(said.where, above, closed)

    async def _take(self, press: Press, row: BankItem) -> None:
        if not await self.editing.sound(press, row.item):
            return
        status = await self.drafts.take(row)
        waits = status is ItemStatus.WAITING
        await self._turn(press, row, self.texts.taken_waits if waits else self.texts.taken)

    async def _drop(self, press: Press, row: BankItem) -> None:
        await self.drafts.drop(row)
        await self._turn(press, row, self.texts.dropped)

    async def _swap(self, press: Press, row: BankItem) -> None:
        progress = await self.drafts.progress(press.person.id)
        if progress is None or row.item.id not in progress.drafting.seen:
            await press.tell(self.texts.round_is_over, alert=True)
            return
        try:
            swapped = await self.drafts.swap(row, press.person.id, press.visit.viewer)
        except QuestionError:  # what was asked about is no longer there
            swapped = False
        if swapped:
            await self._turn(press, row, self.texts.swapped)
        else:
            await press.tell(self.texts.no_other, alert=True)

    async def _edit(self, press: Press, row: BankItem) -> None:
        await self.editing.offer(press, row)

    async def _more(self, press: Press) -> None:
        """Another round of what one was about; one that is not done goes first."""
        progress = await self.drafts.progress(press.person.id)
        if progress is not None and progress.item is not None:
            await press.tell(self.texts.round_open, alert=True)
            return
        asked = await self.drafts.former(press.person.id, press.callback.number)
        if asked is None:
            await press.tell(self.texts.round_is_over, alert=True)
            return
        key = f"{press.pressed.update_id}:0"
        await self._begin(press.where, press.person.id, asked, press.visit, key=key)

    async def _begin(
        self, where: Where, user_id: int, asked: QuizRequest, visit: Visit, *, key: str
    ) -> None:
        # The same message is the card in the end: nobody waits without a word.
        message_id = await self.courier.send(where, Outgoing.plain(self.texts.making), key=key)
        left = await self.drafts.progress(user_id)
        try:
            unnamed = self.texts.unnamed_bank
            progress = await self.drafts.begin(user_id, asked, visit.viewer, unnamed)
        except QuestionError as error:
            await self.courier.edit(where, message_id, Outgoing.plain(str(error)))
            return
        if progress is None:
            about = asked.subject or self.texts.everything
            told = self.texts.nothing_made.format(subject=about)
            await self.courier.edit(where, message_id, Outgoing.plain(told))
            return
        await self.courier.edit(where, message_id, self.cards.first(progress, asked, left))
        await self.drafts.show(progress, message_id)

    async def _resume(self, said: Said) -> None:
        assert said.person is not None  # noqa: S101 - `asked` has looked
        progress = await self.drafts.progress(said.person.id)
        if progress is None:
            await self.speaker.tell(said, self.texts.quiz_usage)
            return
        [message_id] = await self.speaker.send(said, [self.cards.card(progress)])
        await self.drafts.show(progress, message_id)

    async def _turn(self, press: Press, row: BankItem, told: str) -> None:
        """Show what comes next in the place of the card that was pressed."""
        progress = await self.drafts.progress(press.person.id)
        shown = self.cards.card(progress) if progress else self.cards.decided(row, told)
        message_id = await self.turning(press, shown)
        if progress is not None:
            await self.drafts.show(progress, message_id)
        await press.tell(told)
        if progress is not None and progress.item is None and progress.waiting:
            occasion = f"consent:{progress.drafting.id}"
            await self.nudge(press.person.id, progress.waiting, occasion)
