"""The buttons under a proposed answer, for admins."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from html import escape

from bot.callbacks import Verb
from bot.handover.proposals import Proposals
from bot.model import Outgoing, Role
from bot.ports import Delivers
from bot.pressing import Press
from bot.rendering import excerpt, one_line
from bot.texts import Texts
from knowledge.errors import MessageGone

_LONGEST = 3000  # units of question and answer that are shown again


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Carries an admin's word out and shows it in the place of the proposal."""

    proposals: Proposals
    courier: Delivers
    texts: Texts

    async def press(self, press: Press) -> None:
        """Approve or reject; who is no admin (any more) is told so."""
        if press.visit.role is not Role.ADMIN or press.where.kind.is_group:
            await press.tell(self.texts.admins_only)
            return
        approved = press.callback.verb is Verb.APPROVE
        settle = self.proposals.approve if approved else self.proposals.reject
        handover_id, wording = press.callback.numbers
        settled = await settle(handover_id, wording, press.person.id)
        if settled is None:
            await press.tell(self.texts.proposal_settled)
            return
        told = self.texts.proposal_approved if approved else self.texts.proposal_rejected
        html = self.texts.proposal_settled_html.format(
            told=escape(told),
            question=escape(one_line(settled.question, _LONGEST // 4)),
            answer=escape(excerpt(settled.proposal, _LONGEST)),
        )
        with suppress(MessageGone):
            await self.courier.edit(press.where, press.pressed.message_id, Outgoing(html))
        await press.tell(told)
