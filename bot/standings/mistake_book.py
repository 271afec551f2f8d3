"""错题本: what a person got wrong, asked again until it sits."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from bot.quiz import BankItem, ItemStatus
from bot.standings.repetition import Repetition
from bot.state import BankItems, Reviews, Votes

_LOOKED_AT = 200  # due items among which one that may be shown is looked for


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked next; `left` counts what is due, this one with it. Where nothing is,
    `next_at` says when, if ever."""

    item: BankItem | None
    left: int
    held: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class MistakeBook:
    """Books of all persons; every method blocks."""

    votes: Votes
    reviews: Reviews
    items: BankItems
    repetition: Repetition

    def gather(self, user_id: int) -> None:
        """Take in what a person got wrong since the last time."""
        for one in self.votes.unreviewed(user_id):
            item_id, at = one.post.item_id, one.vote.received_at
            if item_id is not None and not one.right:
                # It may be asked at once, though it counts as answered wrong then.
                self.reviews.start(user_id, item_id, self.repetition.begin(item_id, at), at)

    def due(self, user_id: int, visible: Container[str], now: datetime) -> Due:
        """Return what a person is asked next.

        Args:
            visible: ids of the documents that the person may read.
        """
        found = self.reviews.due(user_id, now, _LOOKED_AT)
        asked = [one for one in found if _may(one, visible)]
        return Due(
            next(iter(asked), None),
            len(asked),
            self.reviews.count(user_id),
            self.reviews.next_due(user_id),
        )

    def item(self, user_id: int, item_id: int, visible: Container[str]) -> BankItem | None:
        """Return an item of a person's book; None where it is not in there, withdrawn, or of a
        document that is not `visible`."""
        item = self.items.get(item_id) if self.reviews.get(user_id, item_id) else None
        asked = item is not None and item.status is ItemStatus.READY and _may(item, visible)
        return item if asked else None

    def answer(self, user_id: int, item_id: int, right: bool, now: datetime) -> datetime | None:
        """Note an answer; return when the item is asked again.

        One that comes when nothing was asked, as the second of a double press does, changes
        nothing. None: the item is not in the book.
        """
        review = self.reviews.get(user_id, item_id)
        if review is None:
            return None
        if review.due_at > now:
            return review.due_at
        record, due_at = self.repetition.answered(review.card, right, now)
        self.reviews.put(user_id, item_id, record, due_at)
        return due_at


def _may(item: BankItem, visible: Container[str]) -> bool:
    cited = item.item.citation
    return cited is not None and cited.document_id in visible
