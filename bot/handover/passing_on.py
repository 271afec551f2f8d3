"""The button 转人工: the contact is named under the question."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bot.handover.contact import Contact
from bot.handover.ports import HandoverStore, Known, LetsIn
from bot.model import Outgoing, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press, Recall, mention
from bot.rendering import excerpt
from bot.state import StoredAnswer
from bot.texts import Texts
from bot.threads import Threads
from knowledge.errors import ChatClosed

_LONGEST = 3000  # units of a question that are passed on


@dataclass(frozen=True, slots=True)
class PassingOn:
    """Names the contact in one message and keeps that it did; once an answer.

    A question of a private chat, which the contact does not see, is passed on into the
    contact's own, where they have opened it.

    Args:
        contact: None where nobody is configured; then the button does nothing.
    """

    recall: Recall
    handovers: HandoverStore
    people: Known
    gate: LetsIn
    courier: Delivers
    texts: Texts
    contact: Contact | None
    storage: Threads
    clock: Clock

    async def press(self, press: Press) -> None:
        """Reply to the question, in its topic."""
        if self.contact is None:
            await press.tell(self.texts.unknown_button)
            return
        stored = await self.recall.here(press)
        if stored is None:
            return
        name = self.contact.username
        if await self.storage(self.handovers.by_answer, stored.id):
            await press.tell(self.texts.handed_over_before.format(contact=name))
            return
        chat_id, message_id = await self._passed(stored, press, self.contact)
        await self.storage(
            self.handovers.open,
            stored.id,
            chat_id,
            message_id,
            stored.asked,
            stored.user_id,
            self.clock(),
        )
        await press.tell(self.texts.handed_over_toast.format(contact=name))

    async def _passed(
        self, stored: StoredAnswer, press: Press, contact: Contact
    ) -> tuple[int, int]:
        """Tell of the contact; return chat and id of the message that the contact replies to."""
        texts = self.texts
        if stored.where.kind.is_group:
            there = await self._tell(stored, texts.handed_over_html, contact)
            return stored.where.chat_id, there
        passed = await self._into_private(stored, press, contact)
        sentence = texts.handed_over_passed_html if passed else texts.handed_over_alone_html
        here = await self._tell(stored, sentence, contact)
        return passed or (stored.where.chat_id, here)

    async def _tell(self, stored: StoredAnswer, sentence: str, contact: Contact) -> int:
        return await self.courier.send(
            stored.where,
            Outgoing(sentence.format(contact=f"@{escape(contact.username)}")),
            key=f"human:{stored.token}",
            reply_to=stored.question_message_id or None,
        )

    async def _into_private(
        self, stored: StoredAnswer, press: Press, contact: Contact
    ) -> tuple[int, int] | None:
        """Bring the question to the contact; None where the bot may not write to them."""
        known = await self.storage(self.people.called, contact.username)
        if known is None or known.id == press.person.id:
            return None
        # A username that was given up may belong to a stranger by now.
        if (await self.gate.role_of(known, Where(known.id))).role is None:
            return None
        html = self.texts.question_passed_html.format(
            person=mention(press.person), question=escape(excerpt(stored.asked, _LONGEST))
        )
        try:
            message_id = await self.courier.send(
                Where(known.id), Outgoing(html), key=f"pass:{stored.token}"
            )
        except ChatClosed:
            return None
        return known.id, message_id
