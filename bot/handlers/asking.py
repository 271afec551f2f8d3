"""Questions: /ask, a reply to the bot, a mention, plain text in a private chat."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import TypeHandler

from bot.asking import Desk, Speaker
from bot.handlers.visit_context import Handler, VisitContext
from bot.texts import Texts

_QUESTIONS = frozenset({"", "ask"})


@dataclass(frozen=True, slots=True)
class Asking:
    """Takes what no other handler took: a question, or a command that there is not."""

    desk: Desk
    speaker: Speaker
    texts: Texts

    def handlers(self) -> list[Handler]:
        """Return the handler, to stand behind all others."""
        return [TypeHandler(Update, self._ask)]

    async def _ask(self, update: Update, context: VisitContext) -> None:
        if context.said is None:
            return
        said, visit = context.talk()
        if said.file is not None and not said.text and not said.command:  # nothing is asked
            if not said.edited and not said.where.kind.is_group:
                await self.speaker.tell(said, self.texts.file_unread)
            return
        if said.command in _QUESTIONS:
            await self.desk.ask(said, visit)
        elif not said.edited and not said.where.kind.is_group:
            await self.speaker.tell(said, self.texts.unknown_command)
