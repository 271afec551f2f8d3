"""👍 and 👎: one vote a person, told to nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.callbacks import Verb
from bot.feedback.ports import Verdicts
from bot.ports import Clock
from bot.pressing import Press, Recall
from bot.state import Verdict
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Voting:
    """Keeps the vote of whoever pressed; another press changes it."""

    recall: Recall
    verdicts: Verdicts
    texts: Texts
    storage: Threads
    clock: Clock

    async def press(self, press: Press) -> None:
        """Keep a vote and thank for it."""
        stored = await self.recall.of(press)
        if stored is None:
            return
        good = press.callback.verb is Verb.GOOD
        verdict = Verdict.GOOD if good else Verdict.BAD
        await self.storage(
            self.verdicts.give, stored.id, press.person.id, verdict, "", self.clock()
        )
        await press.tell(self.texts.voted_good if good else self.texts.voted_bad)
