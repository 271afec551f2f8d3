"""/start, /help, /privacy: what the bot says of itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram import Update

from bot.asking import Speaker
from bot.callbacks import Callback, Verb
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Said, Visit
from bot.rendering import Guide
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Welcome:
    """Tells newcomers what to do.

    Of links (/start with a payload) only the one to the list of documents comes here, to be
    handed to `documents`; the others are taken before.

    Args:
        examples: gives questions to begin with; blocks.
    """

    spoken: Spoken
    speaker: Speaker
    guide: Guide
    documents: Callable[[Said, Visit], Awaitable[None]]
    examples: Callable[[], Sequence[str]]
    storage: Threads

    def handlers(self) -> list[Handler]:
        """Return the handlers of the three commands."""
        return [
            self.spoken("start", self._start),
            self.spoken("help", self._help),
            self.spoken("privacy", self._privacy),
        ]

    async def _start(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        group = said.where.kind.is_group
        followed = Callback.parse(said.text)
        if followed is not None and followed.verb is Verb.DOCUMENTS and not group:
            await self.documents(said, visit)
        elif group:
            await self.speaker.send(said, [self.guide.greeting(allowed=True)])
        else:
            examples = await self.storage(self.examples)
            await self.speaker.send(said, [self.guide.introduction(examples)])

    async def _help(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        told = self.guide.help(visit.role, group=said.where.kind.is_group)
        await self.speaker.send(said, [told])

    async def _privacy(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        await self.speaker.send(said, [self.guide.privacy(group=said.where.kind.is_group)])
