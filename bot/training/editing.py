"""改: an item is sent as a form, and what the trainer replies is the item from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from bot.callbacks import start_link
from bot.model import Outgoing, Said
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.quiz import BankItem, ItemStatus
from bot.rendering import clean, units
from bot.state import BankItems, Draftings
from bot.threads import Threads
from bot.training.deeds import Deed, on_draft
from bot.training.form import Edited, Form
from bot.training.ports import MakesItems
from bot.training.sight import Sight
from bot.training.texts import TrainingTexts
from knowledge.quiz import ItemType, QuizItem, item_id

_ROOM = 3600  # units of a form, beside the words around it
_FAULTS = 8  # told at once


@dataclass(frozen=True, slots=True)
class Editing:
    """Offers forms and takes them back.

    A link in the form's message names the item, so that a reply is understood whenever it
    comes. What is replied to the card itself is meant for its item, as is a form that is sent
    without being a reply after 改.

    Args:
        username: the bot's own, without @.
    """

    items: BankItems
    draftings: Draftings
    maker: MakesItems
    sight: Sight
    form: Form
    courier: Delivers
    texts: TrainingTexts
    username: str
    storage: Threads
    retrieval: Threads
    clock: Clock

    async def offer(self, press: Press, row: BankItem) -> None:
        """Send an item as a form."""
        form = self._form(row.item)
        if form is None:
            await press.tell(self.texts.too_long_to_edit, alert=True)
            return
        html = f"{self._lead(row.id, self.texts.edit_lead_html)}\n<pre>{escape(form)}</pre>"
        asking = Outgoing(html, ask_back=self.texts.edit_field)
        key = f"{press.pressed.update_id}:0"
        await self.courier.send(press.where, asking, key=key, reply_to=press.pressed.message_id)
        drafting = await self.storage(self.draftings.current, press.person.id)
        if drafting is not None and drafting.shown == row.id:
            await self.storage(self.draftings.edit, drafting.id)
        await press.tell(self.texts.edit_toast)

    async def meant(
        self, said: Said, item_id: int | None, viewer: frozenset[str]
    ) -> BankItem | None:
        """Return the item that a message is the new text of; None where it is none.

        Args:
            item_id: what the message that is replied to names.
        """
        if said.person is None:
            return None
        onto = said.reply_to is not None and self.form.names_a_field(said.text)
        if item_id is None and (onto or self.form.is_one(said.text)):
            drafting = await self.storage(self.draftings.current, said.person.id)
            if drafting and (drafting.editing or drafting.message_id == said.reply_to):
                item_id = drafting.shown
        return await self.sight(item_id, said.person.id, viewer) if item_id is not None else None

    async def take(self, said: Said, row: BankItem, viewer: frozenset[str]) -> BankItem | None:
        """Put what was written in the item's place; where it cannot stand, say why."""
        edited = self.form.read(said.text, row.item)
        item, problems = edited.item, edited.problems
        if not problems:
            item, problems = await self.retrieval(self._examined, edited, row, viewer)
        if not problems and item.id != row.item.id:
            held = await self.storage(self.items.held, row.bank_id, [item.id])
            problems = (self.texts.item_twice,) if held else ()
        if problems:
            await self._refuse(said, row, problems)
            return None
        await self._keep(said, row, item)
        return await self.storage(self.items.get, row.id)

    async def gone(self, said: Said) -> None:
        """Say that an item that was to be changed is no longer there."""
        key = f"{said.update_id}:0"
        await self.courier.send(said.where, Outgoing.plain(self.texts.item_gone), key=key)

    async def stray(self, said: Said) -> bool:
        """Say how items are changed, where a form came and nobody can tell of which item it is."""
        if not self.form.is_one(said.text):
            return False
        told = Outgoing.plain(self.texts.form_astray)
        await self.courier.send(said.where, told, key=f"{said.update_id}:0")
        return True

    async def sound(self, press: Press, item: QuizItem) -> bool:
        """Whether an item may be used as the documents are now; says why where it may not."""
        problems = await self.retrieval(self.maker.faults, item)
        if problems:
            told = self.texts.not_sound.format(faults="；".join(problems))
            await press.tell(clean(told)[:200], alert=True)
        return not problems

    def _examined(
        self, edited: Edited, row: BankItem, viewer: frozenset[str]
    ) -> tuple[QuizItem, tuple[str, ...]]:
        """Cite the item anew where its words call for it, and examine it; blocks."""
        item, cited = edited.item, edited.item.citation
        key = "" if item.type is ItemType.JUDGE else item.right[0] if item.key else item.key_text
        words = key or (cited.quote if cited else "")
        place = edited.source or ((cited.title, cited.location) if cited else None)
        elsewhere = edited.source is not None or row.status is ItemStatus.SUSPENDED
        if place and (elsewhere or (cited is not None and key not in cited.quote)):
            found = self.maker.locate(*place, words, viewer)
            if found is None and edited.source:
                title, location = place
                told = self.texts.not_found_there.format(
                    title=title, location=location, words=words[:60]
                )
                return item, (told,)
            if found is not None:
                named = item_id(item.type, item.stem, item.right, found.passage_id)
                item = replace(item, citation=found, id=named)
        return item, self.maker.faults(item)

    async def _keep(self, said: Said, row: BankItem, item: QuizItem) -> None:
        author = said.person.id if said.person else row.author
        now = self.clock()
        if row.status is ItemStatus.DRAFT:
            drafting = await self.storage(self.draftings.current, author)
            if drafting is not None and row.item.id in drafting.seen:
                shown = (drafting.id, row.id, drafting.message_id)
                await self.storage(self.draftings.show, *shown, [item.id])
        await self.storage(self.items.replace, row.id, item, now, author=author)
        if row.status is not ItemStatus.DRAFT:
            await self.storage(self.items.take, row.id, now)

    async def _refuse(self, said: Said, row: BankItem, problems: tuple[str, ...]) -> None:
        lines = [f"· {escape(clean(one))}" for one in problems[:_FAULTS]]
        html = "\n".join([self._lead(row.id, self.texts.edit_refused_html), *lines])
        asking = Outgoing(html, ask_back=self.texts.edit_field)
        key = f"{said.update_id}:0"
        await self.courier.send(said.where, asking, key=key, reply_to=said.message_id)

    def _lead(self, row_id: int, form: str) -> str:
        """The link in it tells, when it is replied to, which item is spoken of."""
        callback = on_draft(row_id, Deed.EDIT)
        link = f'<a href="{start_link(self.username, callback)}">'
        return form.format(link=link, end="</a>")

    def _form(self, item: QuizItem) -> str | None:
        for brief in (False, True):
            form = clean(self.form.write(item, brief=brief))
            if units(form) <= _ROOM:
                return form
        return None
