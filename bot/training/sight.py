"""Items for somebody who may see the documents that they cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.quiz import BankItem
from bot.state import BankItems
from bot.threads import Threads
from bot.training.ports import MakesItems


@dataclass(frozen=True, slots=True)
class Sight:
    """Looks items up; ids come back from outside, so what may not be seen is not there."""

    items: BankItems
    maker: MakesItems
    storage: Threads
    retrieval: Threads

    async def __call__(self, item_id: int, user_id: int, viewer: frozenset[str]) -> BankItem | None:
        """Return the item; None where it is gone, or not for this person."""
        row = await self.storage(self.items.get, item_id)
        if row is None:
            return None
        return next(iter(await self.among([row], user_id, viewer)), None)

    async def among(
        self, rows: Sequence[BankItem], user_id: int, viewer: frozenset[str]
    ) -> list[BankItem]:
        """Return those of some items that this person may see."""
        return await self.retrieval(self.maker.visible, rows, user_id, viewer) if rows else []
