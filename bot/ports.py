"""What nearly every package of the bot needs of the world: somebody who delivers, and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.model import Outgoing, Where

Clock = Callable[[], datetime]  # gives the moment, in UTC


class Delivers(Protocol):
    """Brings messages to Telegram; `bot.delivery.Courier` does."""

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        """Send a message, each key at most once, and return its id; raises DeliveryError."""

    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None:
        """Change a message of the bot's own; raises DeliveryError."""

    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        """Tell Telegram that a press was seen; the person reads `text`, or is led to `url`."""

    async def typing(self, where: Where) -> None:
        """Show that an answer is being written."""
