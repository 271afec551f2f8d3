"""The one loop in the background: what is to be done every so often, while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.operations.faults import kind_of
from bot.operations.ops_chat import OpsChat
from bot.ports import Clock
from bot.texts import Texts

_LOG = logging.getLogger(__name__)
_STEP = 30.0  # seconds between two looks at what is due


@dataclass(frozen=True, slots=True)
class Round:
    """Something to do again and again; first when the bot has started."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[None]]


class Rounds:
    """Does each round when it is due. One that fails is told, and is due again the next time.

    Nothing is kept: after a restart every round is due.
    """

    def __init__(
        self,
        rounds: Sequence[Round],
        ops: OpsChat,
        texts: Texts,
        clock: Clock,
    ) -> None:
        self._rounds = rounds
        self._ops = ops
        self._texts = texts
        self._clock = clock
        self._done: dict[str, datetime] = {}

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.once()
            await asyncio.sleep(_STEP)

    async def once(self) -> None:
        """Do what is due now."""
        for one in self._rounds:
            done = self._done.get(one.name)
            if done is not None and self._clock() - done < one.every:
                continue
            self._done[one.name] = self._clock()
            try:
                await one.run()
            except Exception as error:
                _LOG.exception("the round %s failed", one.name)
                kind = f"{one.name}: {kind_of(error)}"
                self._ops.fault(kind, self._texts.ops_round.format(kind=kind))
