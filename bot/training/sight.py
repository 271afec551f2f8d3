"""An item by its id, for somebody who may see the document that it cites."""

from __future__ import annotations

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
        return next(iter(await self.retrieval(self.maker.visible, [row], user_id, viewer)), None)
