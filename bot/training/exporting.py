"""导出: a bank as a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from bot.ports import SendsFiles
from bot.pressing import Press
from bot.quiz import Bank, ItemStatus
from bot.rendering import one_line
from bot.state import BankItems, Banks
from bot.threads import Threads
from bot.training.bank_cards import BankCards
from bot.training.ports import WritesFiles
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from bot.training.turning import Turning
from knowledge.errors import QuestionError

_UNFIT = re.compile(r'[\\/:*?"<>|\s.]+')


@dataclass(frozen=True, slots=True)
class Exporting:
    """Asks for the format, then sends the items that are in use.

    Of documents that the trainer may not see nothing is sent.
    """

    banks: Banks
    items: BankItems
    sight: Sight
    files: WritesFiles
    cards: BankCards
    turning: Turning
    courier: SendsFiles
    texts: TrainingTexts
    storage: Threads
    retrieval: Threads

    async def press(self, press: Press) -> None:
        """Ask which format, or send the file."""
        bank_id, number = press.callback.numbers
        if not bank_id:
            await self._send_form(press)
            return
        bank = await self.storage(self.banks.get, bank_id)
        if bank is None:
            await press.tell(self.texts.bank_gone, alert=True)
        elif not number:
            await self.turning(press, self.cards.formats(bank, self.files.formats))
        elif number > len(self.files.formats):
            await press.tell(self.texts.item_gone, alert=True)
        else:
            await self._send(press, bank, number)

    async def _send_form(self, press: Press) -> None:
        """Send the empty table that trainers fill in."""
        told, first = self.texts.blank_form_told, 1
        ending, data = await self.retrieval(self.files.write, (), first, "")
        name = f"{self.texts.blank_form_name}{ending}"
        key = f"{press.pressed.update_id}:0"
        await self.courier.send_file(press.where, name, data, escape(told), key=key)
        await press.tell(self.texts.export_sent)

    async def _send(self, press: Press, bank: Bank, number: int) -> None:
        rows = await self.storage(self.items.of, bank.id, (ItemStatus.READY,))
        seen = await self.sight.among(rows, press.person.id, press.visit.viewer)
        items = [one.item for one in seen]
        if not items:
            await press.tell(self.texts.nothing_to_export, alert=True)
            return
        try:
            ending, data = await self.retrieval(self.files.write, items, number, bank.name)
        except QuestionError as error:
            await press.tell(str(error)[:200], alert=True)
            return
        left = sum(bank.size(one) for one in (ItemStatus.WAITING, ItemStatus.SUSPENDED))
        form = self.texts.exported_but if left else self.texts.exported
        caption = form.format(bank=one_line(bank.name, 60), count=len(items), left=left)
        name = f"{_UNFIT.sub('_', bank.name).strip('_') or bank.id}{ending}"
        key = f"{press.pressed.update_id}:0"
        await self.courier.send_file(press.where, name, data, escape(caption), key=key)
        await press.tell(self.texts.export_sent)
