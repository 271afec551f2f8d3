"""Every call that the bot made, taken or not, and a way to wait for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot_api.faults import Fault
from bot_api.parameters import Parameters

PATIENCE = 90.0  # seconds until a wait is given up; a right bot never needs them


@dataclass
class Call:
    """A call as it was recorded.

    Attributes:
        number: rises by one a call.
        at: monotonic seconds when it came in; `answered_at` when it was done.
        accepted: whether it had its effect, whatever the bot got to hear.
        status: what the bot heard; 0: nothing.
    """

    number: int
    method: str
    given: Parameters
    at: float
    accepted: bool = False
    status: int = 0
    result: Any = None
    reason: str = ""
    fault: Fault | None = None
    answered_at: float = 0.0

    @property
    def chat_id(self) -> int:
        """The chat that it is about; 0: none."""
        return self.given.integer("chat_id")

    def __str__(self) -> str:
        outcome = self.reason or ("ok" if self.accepted else "pending")
        return f"#{self.number} {self.method} {dict(self.given.values)!r:.300} -> {outcome}"


class Calls:
    """The record, in order."""

    def __init__(self) -> None:
        self.all: list[Call] = []
        self.changed = asyncio.Condition()

    def of(
        self, *methods: str, chat_id: int = 0, after: int = 0, accepted: bool | None = None
    ) -> list[Call]:
        """Return the calls of these methods (all where none is named) after a number."""
        wanted = {one.lower() for one in methods}
        return [
            one
            for one in self.all[after:]
            if (not wanted or one.method.lower() in wanted)
            and (not chat_id or one.chat_id == chat_id)
            and (accepted is None or one.accepted == accepted)
        ]

    @property
    def mark(self) -> int:
        """The number of the last call; `of(after=mark)` gives what comes later."""
        return len(self.all)

    async def notify(self) -> None:
        """Wake whoever waits."""
        async with self.changed:
            self.changed.notify_all()

    async def until(
        self, what: str, happened: Callable[[], Any], patience: float = PATIENCE
    ) -> Any:
        """Wait until `happened` returns something true, and return it.

        Raises:
            AssertionError: it did not within `patience` seconds; names `what` and the
                last calls.
        """
        async with self.changed:
            try:
                async with asyncio.timeout(patience):
                    await self.changed.wait_for(happened)
            except TimeoutError:
                last = "\n".join(str(one) for one in self.all[-12:])
                raise AssertionError(
                    f"{what}: not within {patience} s; last calls:\n{last}"
                ) from None
            return happened()
