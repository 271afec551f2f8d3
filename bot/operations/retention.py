"""How long things are kept: what is older than the setting goes, several times a day."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.operations.ports import Prunes
from bot.ports import Clock
from bot.threads import Threads

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletes what has grown too old.

    Args:
        keep: how long questions and answers stay (state.keep_days).
    """

    erasure: Prunes
    storage: Threads
    keep: timedelta
    clock: Clock

    async def __call__(self) -> None:
        """Delete; raises StateError."""
        now = self.clock()
        rows = await self.storage(self.erasure.prune, now - self.keep, now)
        if rows:
            _LOG.info("%s rows were older than %s days", rows, self.keep.days)
