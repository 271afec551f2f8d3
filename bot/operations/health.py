"""Whether the bot does its work: updates come, the database answers, there is an index."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta

from bot.operations.line import Line
from bot.threads import Threads

_LOG = logging.getLogger(__name__)
_LONGEST = 5.0  # seconds that the database may take


@dataclass(frozen=True, slots=True)
class State:
    """What was found."""

    updates: bool
    database: bool
    generation: str

    @property
    def healthy(self) -> bool:
        """Whether questions are answered now."""
        return self.updates and self.database and bool(self.generation)

    def as_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {"healthy": self.healthy, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Health:
    """Looks whether the bot does its work.

    Args:
        probe: reads something of the database and raises where that cannot be done.
        generation: gives the id of the generation that answers, None where there is none.
        patience: how long no update may have been possible.
    """

    line: Line
    probe: Callable[[], object]
    generation: Callable[[], str | None]
    storage: Threads
    patience: timedelta = timedelta(minutes=2)

    async def __call__(self) -> State:
        """Look; never raises."""
        return State(
            updates=self.line.is_up(self.patience),
            database=await self._database(),
            generation=await self._generation(),
        )

    async def _database(self) -> bool:
        try:
            await asyncio.wait_for(self.storage(self.probe), _LONGEST)
        except Exception as error:  # whatever it is, the database does not answer
            _LOG.warning("the database does not answer: %s", type(error).__name__)
            return False
        return True

    async def _generation(self) -> str:
        try:
            return await self.storage(self.generation) or ""
        except Exception as error:
            _LOG.warning("no generation can be read: %s", type(error).__name__)
            return ""
