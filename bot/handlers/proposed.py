"""/proposals: what was answered to questions that were passed on, for an admin to settle."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.handlers.speaker import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.rendering import Register
from bot.state import Handover
from bot.texts import Texts

_AT_ONCE = 5


class Proposed:
    """Shows the oldest proposals one by one; their buttons settle them.

    Args:
        waiting: gives the proposals that wait, oldest first.
    """

    def __init__(
        self,
        spoken: Spoken,
        speaker: Speaker,
        waiting: Callable[[], Awaitable[tuple[Handover, ...]]],
        register: Register,
        texts: Texts,
    ) -> None:
        self._spoken = spoken
        self._speaker = speaker
        self._waiting = waiting
        self._register = register
        self._texts = texts

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self._spoken("proposals", self._show)]

    async def _show(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        waiting = await self._waiting()
        if not waiting:
            await self._speaker.tell(said, self._texts.proposals_none)
            return
        shown = [part for one in waiting[:_AT_ONCE] for part in self._register.proposal(one)]
        if len(waiting) > _AT_ONCE:
            shown.append(self._register.more(len(waiting) - _AT_ONCE))
        await self._speaker.send(said, shown)
