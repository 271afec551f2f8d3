"""After an ingest: items whose passage changed or went are suspended, and trainers told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.model import Outgoing, Where
from bot.ports import Clock, Delivers
from bot.quiz import BankItem, ItemStatus
from bot.state import BankItems, Facts
from bot.threads import Threads
from bot.training.ports import ChecksItems
from bot.training.texts import TrainingTexts
from knowledge.errors import ChatClosed
from knowledge.quiz import Finding, ItemState

_FACT = "quiz_generation"
_LOST = (ItemState.CHANGED, ItemState.GONE)


@dataclass(frozen=True, slots=True)
class UpkeepRound:
    """Holds every item against a generation once; what was cut short is done again.

    Trainers are told of what it suspends, not of what was suspended before.

    An item whose passage reads again as it did (an ingest was rolled back) is in use again.

    Args:
        generation: gives the id of the generation that answers, None where there is none.
    """

    items: BankItems
    facts: Facts
    upkeep: ChecksItems
    generation: Callable[[], str | None]
    courier: Delivers
    texts: TrainingTexts
    storage: Threads
    retrieval: Threads
    clock: Clock

    async def __call__(self) -> None:
        """Look at the items where the generation is another one than last time."""
        generation = await self.retrieval(self.generation)
        last = await self.storage(self.facts.get, _FACT)
        if generation is None or last == generation:
            return
        begun = f"{generation} begun"
        await self.storage(self.facts.put, _FACT, begun)
        rows = await self.storage(self.items.citing)
        findings = await self.retrieval(self.upkeep, [one.item for one in rows]) if rows else ()
        suspended: Counter[int] = Counter()
        for row, finding in zip(rows, findings, strict=True):
            known = row.status is ItemStatus.SUSPENDED and last != begun
            if await self._settle(row, finding) and not known:
                suspended[row.author] += 1
        for author, count in suspended.items():
            await self._tell(author, count, generation)
        await self.storage(self.facts.put, _FACT, generation)

    async def _settle(self, row: BankItem, finding: Finding) -> bool:
        """Keep what was found; return whether the item is suspended."""
        now = self.clock()
        if finding.state in _LOST:
            await self.storage(
                self.items.set_status,
                row.id,
                ItemStatus.SUSPENDED,
                now,
                finding=finding.state,
                now_reads=finding.now_reads,
                held=row.status,
            )
            return True
        if finding.renewed is not None:
            await self.storage(self.items.replace, row.id, finding.renewed, now)
        if row.status is ItemStatus.SUSPENDED:
            await self.storage(self.items.take, row.id, now, held=row.status)
        return False

    async def _tell(self, author: int, count: int, generation: str) -> None:
        if not author:
            return
        told = Outgoing.plain(self.texts.suspended_told.format(count=count))
        key = f"upkeep:{generation}:{author}"[:64]
        with suppress(ChatClosed):  # who has left the bot looks at /review, or nobody does
            await self.courier.send(Where(author), told, key=key)
