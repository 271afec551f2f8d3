"""/claim: the first admin names themselves with the code that was printed at start."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from bot.access import Claim
from bot.asking import Speaker
from bot.handlers.menus import Menus
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Role
from bot.ports import Clock
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Claiming:
    """Takes the code; whether it is right, wrong or used up is `Claim`'s to say."""

    spoken: Spoken
    speaker: Speaker
    claim: Claim
    menus: Menus
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("claim", self._take)]

    async def _take(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.person is None or not said.text:
            await self.speaker.tell(said, self.texts.claim_usage)
        elif visit.role is Role.ADMIN:  # also where it ended before it could say so
            await self.speaker.tell(said, self.texts.claimed)
        elif await self.storage(self.claim.take, said.person, said.text, self.clock()):
            await self.menus.offer(said.person.id, Role.ADMIN)
            await self.speaker.tell(said, self.texts.claimed)
        else:
            await self.speaker.tell(said, self.texts.claim_refused)
