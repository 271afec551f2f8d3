"""What the contact replies is a proposal, to be approved by an admin."""

from __future__ import annotations

from dataclasses import dataclass

from bot.handover.contact import Contact
from bot.handover.ports import HandoverStore, Known
from bot.model import Outgoing, Said
from bot.ports import Clock, Delivers
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Listening:
    """Hears replies to the messages that passed a question on."""

    handovers: HandoverStore
    people: Known
    courier: Delivers
    texts: Texts
    contact: Contact | None
    storage: Threads
    clock: Clock

    async def hear(self, said: Said) -> bool:
        """Keep the contact's reply and thank for it; what the contact edits replaces it.

        Returns:
            Whether it is no question to the bot: in a group others who reply there speak to
            the contact.
        """
        if said.reply_to is None or said.command or not said.text:
            return False
        here = said.where
        handover = await self.storage(self.handovers.by_message, here.chat_id, said.reply_to)
        if handover is None:
            return False
        if said.person is None or not await self._is_contact(said):
            return here.kind.is_group
        kept = await self.storage(
            self.handovers.propose, handover.id, said.text, said.person.id, self.clock()
        )
        if not said.edited:
            told = self.texts.proposal_taken if kept else self.texts.proposal_late
            key = f"{said.update_id}:0"
            await self.courier.send(here, Outgoing.plain(told), key=key, reply_to=said.message_id)
        return True

    async def _is_contact(self, said: Said) -> bool:
        if self.contact is None or said.person is None:
            return False
        known = await self.storage(self.people.called, self.contact.username)
        return self.contact.is_(said.person, known)
