"""/feedback: a word for the admins; alone, for admins, the last words of everybody."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from bot.asking import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Role
from bot.ports import Clock
from bot.rendering import Register
from bot.state import Feedback, Verdict
from bot.texts import Texts
from bot.threads import Threads

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Remarks:
    """Keeps remarks about the bot as a whole."""

    spoken: Spoken
    speaker: Speaker
    feedback: Feedback
    register: Register
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("feedback", self._take)]

    async def _take(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.person is None:
            await self.speaker.tell(said, self.texts.needs_person)
        elif said.text:
            await self.storage(
                self.feedback.give,
                None,
                said.person.id,
                Verdict.REMARK,
                said.text,
                self.clock(),
            )
            await self.speaker.tell(said, self.texts.feedback_thanks)
        elif visit.role is Role.ADMIN and not said.where.kind.is_group:
            latest = await self.storage(self.feedback.latest, _SHOWN)
            await self.speaker.send(said, [self.register.feedback(latest)])
        else:
            await self.speaker.tell(said, self.texts.feedback_usage)
