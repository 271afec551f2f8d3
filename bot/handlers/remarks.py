"""/feedback: a word for the admins; alone, for admins, the last words of everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from telegram import Update

from bot.handlers.speaker import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Role
from bot.rendering import Register
from bot.state import Feedback, Verdict
from bot.texts import Texts
from bot.threads import Threads

_SHOWN = 10


class Remarks:
    """Keeps remarks about the bot as a whole."""

    def __init__(
        self,
        spoken: Spoken,
        speaker: Speaker,
        feedback: Feedback,
        register: Register,
        texts: Texts,
        storage: Threads,
        clock: Callable[[], datetime],
    ) -> None:
        self._spoken = spoken
        self._speaker = speaker
        self._feedback = feedback
        self._register = register
        self._texts = texts
        self._storage = storage
        self._clock = clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self._spoken("feedback", self._take)]

    async def _take(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.person is None:
            await self._speaker.tell(said, self._texts.needs_person)
        elif said.text:
            await self._storage(
                self._feedback.give,
                None,
                said.person.id,
                Verdict.REMARK,
                said.text,
                self._clock(),
            )
            await self._speaker.tell(said, self._texts.feedback_thanks)
        elif visit.role is Role.ADMIN and not said.where.kind.is_group:
            latest = await self._storage(self._feedback.latest, _SHOWN)
            await self._speaker.send(said, [self._register.feedback(latest)])
        else:
            await self._speaker.tell(said, self._texts.feedback_usage)
