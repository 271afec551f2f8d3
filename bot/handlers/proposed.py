"""/proposals: what was answered to questions that were passed on, for an admin to settle."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Update

from bot.asking import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.rendering import Register
from bot.state import Handover
from bot.texts import Texts

_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Proposed:
    """Shows the oldest proposals one by one; their buttons settle them.

    Args:
        waiting: gives the proposals that wait, oldest first.
    """

    spoken: Spoken
    speaker: Speaker
    waiting: Callable[[], Awaitable[tuple[Handover, ...]]]
    register: Register
    texts: Texts

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("proposals", self._show)]

    async def _show(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        waiting = await self.waiting()
        if not waiting:
            await self.speaker.tell(said, self.texts.proposals_none)
            return
        shown = [part for one in waiting[:_AT_ONCE] for part in self.register.proposal(one)]
        if len(waiting) > _AT_ONCE:
            shown.append(self.register.more(len(waiting) - _AT_ONCE))
        await self.speaker.send(said, shown)
