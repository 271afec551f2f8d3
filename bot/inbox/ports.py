"""What the inbox needs of the database; calls block and are made in threads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Waiting(Protocol):
    """An update that is kept and not finished; `payload` is Telegram's JSON."""

    @property
    def update_id(self) -> int: ...
    @property
    def payload(self) -> str: ...
    @property
    def received_at(self) -> datetime: ...
    @property
    def attempts(self) -> int: ...


class Inbox(Protocol):
    """Updates as Telegram sent them."""

    def add(self, update_id: int, payload: str, now: datetime) -> bool:
        """Keep an update; False where it is known already."""

    def waiting(self) -> Sequence[Waiting]:
        """Return what is not finished, in the order of the updates."""

    def attempt(self, update_id: int) -> int:
        """Count one more attempt; return how many there were, with this one."""

    def finish(self, update_id: int, now: datetime) -> None:
        """Note that nothing is left to do."""
