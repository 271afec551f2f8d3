"""Other trainers are told when something waits for their consent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from bot.model import Outgoing, Where
from bot.ports import Delivers
from bot.threads import Threads
from bot.training.texts import TrainingTexts
from knowledge.errors import DeliveryError


@dataclass(frozen=True, slots=True)
class Nudging:
    """Tells each trainer but the author, once an occasion; nothing of what the items say.

    Args:
        trainers: gives the ids of all trainers and admins; blocks.
    """

    trainers: Callable[[], Iterable[int]]
    courier: Delivers
    texts: TrainingTexts
    storage: Threads

    async def __call__(self, author: int, count: int, occasion: str) -> None:
        """Say how many items wait; who cannot be reached looks at /review some day."""
        told = Outgoing.plain(self.texts.consent_asked.format(count=count))
        for user_id in sorted(await self.storage(self.trainers)):
            if user_id != author:
                with suppress(DeliveryError):
                    await self.courier.send(Where(user_id), told, key=f"{occasion}:{user_id}")
