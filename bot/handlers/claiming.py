"""/claim: the first admin names themselves with the code that was printed at start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from telegram import Update

from bot.access import Claim
from bot.handlers.menus import Menus
from bot.handlers.speaker import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Role
from bot.texts import Texts
from bot.threads import Threads


class Claiming:
    """Takes the code; whether it is right, wrong or used up is `Claim`'s to say."""

    def __init__(
        self,
        spoken: Spoken,
        speaker: Speaker,
        claim: Claim,
        menus: Menus,
        texts: Texts,
        storage: Threads,
        clock: Callable[[], datetime],
    ) -> None:
        self._spoken = spoken
        self._speaker = speaker
        self._claim = claim
        self._menus = menus
        self._texts = texts
        self._storage = storage
        self._clock = clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self._spoken("claim", self._take)]

    async def _take(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.person is None or not said.text:
            await self._speaker.tell(said, self._texts.claim_usage)
        elif visit.role is Role.ADMIN:  # also where it ended before it could say so
            await self._speaker.tell(said, self._texts.claimed)
        elif await self._storage(self._claim.take, said.person, said.text, self._clock()):
            await self._menus.offer(said.person.id, Role.ADMIN)
            await self._speaker.tell(said, self._texts.claimed)
        else:
            await self._speaker.tell(said, self._texts.claim_refused)
