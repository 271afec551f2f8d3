"""What the clock does: jobs that are due in chats, and when to look again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Job:
    """Something due in a chat; those of a chat are done one after another."""

    chat_id: int
    run: Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is due now; `again` is when there will be more, None where that is not known."""

    jobs: tuple[Job, ...] = ()
    again: datetime | None = None


class Duty(Protocol):
    """One of the things that are put up by the clock; it keeps what it knows in the database,
    so that after a restart it goes on."""

    async def look(self, now: datetime) -> Outlook:
        """Return what is due; a job that was done is not due any more."""
