"""The button 转人工: the contact is named under the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from bot.handover.contact import Contact
from bot.handover.ports import HandoverStore
from bot.model import Outgoing
from bot.pressing import Press, Recall, Sends
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class PassingOn:
    """Names the contact in one message and keeps that it did; once an answer.

    Args:
        contact: None where nobody is configured; then the button does nothing.
    """

    recall: Recall
    handovers: HandoverStore
    courier: Sends
    texts: Texts
    contact: Contact | None
    storage: Threads
    clock: Callable[[], datetime]

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
        texts = self.texts
        group = stored.where.kind.is_group
        sentence = texts.handed_over_html if group else texts.handed_over_alone_html
        message_id = await self.courier.send(
            stored.where,
            Outgoing(sentence.format(contact=f"@{escape(name)}")),
            key=f"human:{stored.token}",
            reply_to=stored.question_message_id or None,
        )
        await self.storage(
            self.handovers.open,
            stored.id,
            stored.where.chat_id,
            message_id,
            stored.asked,
            stored.user_id,
            self.clock(),
        )
        await press.tell(texts.handed_over_toast.format(contact=name))
