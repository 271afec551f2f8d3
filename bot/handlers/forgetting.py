"""/forget: what is stored of a person is deleted when they ask for it twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update

from bot.asking import Speaker
from bot.callbacks import Callback, Verb
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Outgoing
from bot.ports import Clock, Delivers
from bot.pressing import Action, Press
from bot.rendering import ASK_BACK, Guide, press
from bot.state import Audit, Erasure, Forgotten
from bot.texts import Texts
from bot.threads import Threads

_NO, _YES = 0, 1


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Asks back in the private chat, deletes, and says how much it was."""

    spoken: Spoken
    speaker: Speaker
    courier: Delivers
    guide: Guide
    erasure: Erasure
    audit: Audit
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("forget", self._ask)]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what its buttons do."""
        return {Verb.FORGET: self._answered}

    async def _ask(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        if said.where.kind.is_group:
            pointer = self.guide.in_private(self.texts.private_only)
            await self.speaker.send(said, [pointer])
        else:
            await self.speaker.send(said, [self._question()])

    async def _answered(self, button: Press) -> None:
        pressed = button.pressed
        if pressed.where.kind.is_group:
            return
        if button.callback.number == _YES:
            forgotten = await self.storage(self.erasure.forget, pressed.person.id)
            # Whose it was is not written down: that would be the last thing kept of them.
            await self.storage(self.audit.write, None, "forget", "", str(forgotten), self.clock())
            told = Outgoing.plain(self._counted(forgotten))
        elif button.callback.number == ASK_BACK:
            told = self._question()
        else:
            told = Outgoing.plain(self.texts.forget_kept)
        await self.courier.edit(pressed.where, pressed.message_id, told)

    def _question(self) -> Outgoing:
        yes = press(self.texts.forget_yes, Callback(Verb.FORGET, numbers=(_YES,)))
        no = press(self.texts.forget_no, Callback(Verb.FORGET, numbers=(_NO,)))
        return Outgoing.plain(self.texts.forget_ask, ((yes, no),))

    def _counted(self, forgotten: Forgotten) -> str:
        counts = {
            "questions": forgotten.questions,
            "feedback": forgotten.feedback,
            "handovers": forgotten.handovers,
            "quizzes": forgotten.quizzes,
        }
        if not any(counts.values()):
            return self.texts.nothing_to_forget
        return self.texts.forgotten.format(**counts)
