"""Which items of a bank are put up in a group."""

from __future__ import annotations

from dataclasses import dataclass

from bot.publishing.groups import Groups
from bot.quiz import BankItem
from bot.state import BankItems
from knowledge.quiz import ItemType


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws items that are ready and meant for a group's members; blocks."""

    items: BankItems
    groups: Groups

    def __call__(
        self,
        bank_id: int,
        chat_id: int,
        count: int,
        seed: int = 0,
        types: tuple[ItemType, ...] = (),
        *,
        viewer: frozenset[str] | None = None,
        again: bool = False,
    ) -> tuple[BankItem, ...]:
        """Draw items that are new in a group, the same for the same seed.

        Args:
            viewer: the audiences of who chooses, from what they may see; None: nobody does.
            again: where those are too few, also what was put up there before.
        """

        def fits(one: BankItem) -> bool:
            seen = viewer is None or self.groups.visible(one.item, viewer)
            return seen and self.groups.may_see(chat_id, one.item)

        draw = self.items.draw
        new = draw(bank_id, count, types, seed, not_posted_in=chat_id, fits=fits)
        if not again or len(new) == count:
            return new
        known = {one.id for one in new}
        left = count - len(new)
        return new + draw(
            bank_id, left, types, seed, fits=lambda one: one.id not in known and fits(one)
        )
