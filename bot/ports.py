"""What nearly every package of the bot needs of the world: somebody who delivers, and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.model import Outgoing, Quiz, Rows, SentPoll, Where

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


class SendsPolls(Protocol):
    """Brings quiz polls to Telegram; `bot.delivery.Courier` does."""

    async def send_poll(self, where: Where, quiz: Quiz, *, key: str) -> SentPoll:
        """Send a poll, each key at most once; raises DeliveryError.

        Votes may come before this returns. After DeliveryUnknown it may stand in the chat:
        the same key, tried later, finds it or sends it.
        """

    async def stop_poll(self, where: Where, message_id: int, rows: Rows = ()) -> None:
        """Close a poll of the bot's and leave these buttons under it; one that is closed stays
        as it is. Raises DeliveryError."""


class SendsFiles(Protocol):
    """Brings files to Telegram; `bot.delivery.Courier` does."""

    async def send_file(
        self, where: Where, name: str, data: bytes, caption: str = "", *, key: str
    ) -> int:
        """Send a document of at most 50 MB, each key at most once, and return the message's id.

        `caption` is Telegram's HTML, at most 1024 characters. Raises DeliveryError.
        """


class FetchesFiles(Protocol):
    """Brings files that people sent; `bot.delivery.TelegramFiles` does."""

    async def fetch(self, file_id: str, max_bytes: int) -> bytes:
        """Return a file's content.

        Raises:
            FileTooLarge: it has more than `max_bytes`, or more than Telegram gives out.
            DeliveryError: Telegram does not give it.
        """
