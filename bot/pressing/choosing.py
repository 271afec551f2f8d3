"""Which of several titles was meant: the chosen one is asked as a question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Said
from bot.ports import Clock
from bot.pressing.ports import Asks
from bot.pressing.press import Press
from bot.pressing.recall import Recall
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Choosing:
    """Asks the question with the chosen title, in the presser's name; the answer is a
    reply to the first question."""

    recall: Recall
    desk: Asks
    texts: Texts
    clock: Clock

    async def press(self, press: Press) -> None:
        """Answer, then acknowledge: where it fails, the press tells its presser."""
        stored = await self.recall.here(press)
        if stored is None:
            return
        if press.callback.number >= len(stored.record.choices):
            await press.tell(self.texts.unknown_button)
            return
        _, question = stored.record.choices[press.callback.number]
        said = Said(
            update_id=press.pressed.update_id,
            where=stored.where,
            message_id=stored.question_message_id,
            person=press.person,
            text=question,
            sent_at=self.clock(),
        )
        await self.desk.ask(said, press.visit)
