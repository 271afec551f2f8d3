"""When a mistake is asked again: the adapter of FSRS, a published model of forgetting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from fsrs import Card, Scheduler
    from fsrs.card import CardDict

_SOON = (timedelta(minutes=10),)  # within the same sitting
_LONGEST = 365  # days; rules change sooner than one forgets


@dataclass(frozen=True)
class Repetition:
    """Keeps how well something is known as a record of FSRS, which is JSON.

    A right answer puts the next asking off for days, each time for more; a wrong one for
    ten minutes. The same answers at the same times always give the same.
    """

    retention: float = 0.9  # how likely it is still known when it is asked again

    def begin(self, item_id: int, missed_at: datetime) -> dict[str, Any]:
        """Return the record of an item that was got wrong."""
        from fsrs import Card

        return self._reviewed(Card(card_id=item_id), False, missed_at)[0]

    def answered(
        self, record: dict[str, Any], right: bool, now: datetime
    ) -> tuple[dict[str, Any], datetime]:
        """Return the record after one more answer, and when it is asked next, in UTC."""
        from fsrs import Card

        return self._reviewed(Card.from_dict(cast("CardDict", record)), right, now)

    def _reviewed(self, card: Card, right: bool, now: datetime) -> tuple[dict[str, Any], datetime]:
        from fsrs import Rating

        rating = Rating.Good if right else Rating.Again
        card, _ = self._scheduler.review_card(card, rating, now)
        return dict(card.to_dict()), card.due

    @cached_property
    def _scheduler(self) -> Scheduler:
        from fsrs import Scheduler

        return Scheduler(
            desired_retention=self.retention,
            learning_steps=_SOON,
            relearning_steps=_SOON,
            maximum_interval=_LONGEST,
            enable_fuzzing=False,
        )
