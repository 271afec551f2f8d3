"""/banks and the buttons under banks."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.asking import Speaker
from bot.callbacks import Callback, start_link
from bot.model import Outgoing, Role, Said, Visit
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.quiz import Bank, BankItem, ItemStatus
from bot.rendering import one_line
from bot.state import BankItems, Banks
from bot.threads import Threads
from bot.training.bank_cards import BankCards
from bot.training.deeds import BankDeed, on_bank
from bot.training.editing import Editing
from bot.training.request import LONGEST_NAME
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from bot.training.turning import Turning

_SHOWN = (ItemStatus.READY, ItemStatus.WAITING, ItemStatus.SUSPENDED)
_TAGS = 8
_PARTING = re.compile(r"[\s、，,;；#]+")


@dataclass(frozen=True, slots=True)
class Banking:
    """Lists, opens, names, tags and deletes banks, one message turning from view to view.

    All trainers see all banks; a bank is renamed, deleted and asked consent for by its
    owner or an admin.

    Args:
        username: the bot's own, without @.
    """

    banks: Banks
    items: BankItems
    cards: BankCards
    sight: Sight
    editing: Editing
    turning: Turning
    courier: Delivers
    speaker: Speaker
    texts: TrainingTexts
    username: str
    storage: Threads
    clock: Clock

    async def asked(self, said: Said, visit: Visit) -> None:
        """List the banks; behind the command, a name opens one, a tag lists those that have it."""
        words = said.text.strip()
        bank = await self.storage(self.banks.named, words) if words else None
        if bank is not None and said.person is not None:
            await self.speaker.send(said, [self._opened(bank, said.person.id, visit.role)])
            return
        banks = await self.storage(self.banks.all)
        named = [one for one in banks if words and (words in one.tags or words in one.name)]
        await self.speaker.send(
            said, [self.cards.found(named) if named else self.cards.list(banks)]
        )

    async def press(self, press: Press) -> None:
        """Do what a button says."""
        bank_id, deed, argument = press.callback.numbers
        if deed == BankDeed.LIST:
            await self.turning(press, self.cards.list(await self.storage(self.banks.all), argument))
            return
        bank = await self.storage(self.banks.get, bank_id)
        actions: dict[int, Callable[[Press, Bank, int], Awaitable[None]]] = {
            BankDeed.OPEN: self._open,
            BankDeed.ITEMS: self._items,
            BankDeed.RENAME: self._ask_name,
            BankDeed.TAG: self._ask_tags,
            BankDeed.CONSENT: self._consent,
            BankDeed.DELETE: self._delete,
            BankDeed.DROP_ITEM: self._drop_item,
            BankDeed.EDIT_ITEM: self._edit_item,
        }
        if bank is None or deed not in actions:
            await press.tell(self.texts.bank_gone, alert=True)
        else:
            await actions[deed](press, bank, argument)

    async def saved(self, said: Said, row: BankItem) -> None:
        """Show an item of a bank as it was just edited."""
        await self.speaker.send(said, [self.cards.saved(row)])

    async def hear(self, said: Said, visit: Visit, callback: Callback) -> None:
        """Take the new name or the tags of a bank, written as a reply."""
        bank_id, deed, _ = callback.numbers
        bank = await self.storage(self.banks.get, bank_id)
        if bank is None or said.person is None:
            await self.speaker.tell(said, self.texts.bank_gone)
            return
        if not _owns(bank, said.person.id, visit.role):
            await self.speaker.tell(said, self.texts.not_your_bank)
            return
        if deed == BankDeed.TAG:
            tags = [one_line(one, 20) for one in _PARTING.split(said.text) if one]
            await self.storage(self.banks.tag, bank.id, list(dict.fromkeys(tags))[:_TAGS])
        else:
            name = one_line(said.text, LONGEST_NAME).replace("#", "")
            if not name or not await self.storage(self.banks.rename, bank.id, name):
                await self.speaker.tell(said, self.texts.name_taken)
                return
        changed = await self.storage(self.banks.get, bank.id)
        shown = self._opened(changed or bank, said.person.id, visit.role)
        await self.speaker.send(said, [shown])

    async def _open(self, press: Press, bank: Bank, _: int) -> None:
        await self.turning(press, self._opened(bank, press.person.id, press.visit.role))

    async def _items(self, press: Press, bank: Bank, wanted: int) -> None:
        rows = await self.storage(self.items.of, bank.id, _SHOWN)
        seen = await self.sight.among(rows, press.person.id, press.visit.viewer)
        if not seen:
            await press.tell(self.texts.bank_empty, alert=True)
            await self._open(press, bank, 0)
            return
        at = next((at for at, one in enumerate(seen) if one.id >= wanted), len(seen) - 1)
        near = (
            seen[at - 1].id if at else None,
            seen[at + 1].id if at + 1 < len(seen) else None,
        )
        card = self.cards.item(bank, seen[at], near, f"{at + 1}/{len(seen)}")
        await self.turning(press, card)

    async def _drop_item(self, press: Press, bank: Bank, item_id: int) -> None:
        row = await self._own_item(press, bank, item_id)
        if row is not None:
            await self.storage(self.items.set_status, row.id, ItemStatus.DROPPED, self.clock())
            await press.tell(self.texts.dropped)
            await self._items(press, bank, item_id)

    async def _edit_item(self, press: Press, bank: Bank, item_id: int) -> None:
        row = await self._own_item(press, bank, item_id)
        if row is not None:
            await self.editing.offer(press, row)

    async def _own_item(self, press: Press, bank: Bank, item_id: int) -> BankItem | None:
        row = await self.sight(item_id, press.person.id, press.visit.viewer)
        if row is None or row.bank_id != bank.id or row.status not in _SHOWN:
            await press.tell(self.texts.item_gone, alert=True)
            return None
        return row

    async def _consent(self, press: Press, bank: Bank, needed: int) -> None:
        if await self._refused(press, bank):
            return
        await self.storage(self.banks.set_consent, bank.id, bool(needed))
        changed = await self.storage(self.banks.get, bank.id)
        await self._open(press, changed or bank, 0)
        await press.tell(self.texts.consent_on if needed else self.texts.consent_off)

    async def _delete(self, press: Press, bank: Bank, sure: int) -> None:
        if await self._refused(press, bank):
            return
        if not sure:
            await self.turning(press, self.cards.delete(bank))
            return
        await self.storage(self.banks.drop, bank.id)
        await self.turning(press, self.cards.list(await self.storage(self.banks.all)))
        await press.tell(self.texts.deleted)

    async def _ask_name(self, press: Press, bank: Bank, _: int) -> None:
        await self._ask(press, bank, BankDeed.RENAME, self.texts.name_wanted_html)

    async def _ask_tags(self, press: Press, bank: Bank, _: int) -> None:
        await self._ask(press, bank, BankDeed.TAG, self.texts.tags_wanted_html)

    async def _ask(self, press: Press, bank: Bank, deed: BankDeed, form: str) -> None:
        """The link in it tells, when it is replied to, what is answered."""
        if await self._refused(press, bank):
            return
        link = f'<a href="{start_link(self.username, on_bank(bank.id, deed))}">'
        asking = Outgoing(form.format(link=link, end="</a>"), ask_back=self.texts.reply_field)
        await self.courier.send(press.where, asking, key=f"{press.pressed.update_id}:0")

    async def _refused(self, press: Press, bank: Bank) -> bool:
        if _owns(bank, press.person.id, press.visit.role):
            return False
        await press.tell(self.texts.not_your_bank, alert=True)
        return True

    def _opened(self, bank: Bank, user_id: int, role: Role) -> Outgoing:
        return self.cards.bank(bank, own=_owns(bank, user_id, role))


def _owns(bank: Bank, user_id: int, role: Role) -> bool:
    return role is Role.ADMIN or bank.owner in (user_id, 0)
