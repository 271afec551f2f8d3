"""What operations needs of the rest of the bot."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from telegram import Update

from bot.model import Outgoing, Pressed, Said, Where


class Delivers(Protocol):
    """Brings messages to Telegram, each key at most once."""

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int: ...
    async def acknowledge(
        self, callback_id: str, text: str = "", alert: bool = False, url: str = ""
    ) -> None: ...


class Says(Protocol):
    """Sends a message at once, as PTB's bot does; it may be sent twice."""

    async def send_message(self, chat_id: int, text: str) -> object: ...


class Hears(Protocol):
    """Finds what of an update was meant for the bot."""

    def said(self, update: Update) -> Said | None: ...
    def pressed(self, update: Update) -> Pressed | None: ...


class CountsFaults(Protocol):
    """Counts faults by their kind."""

    def fault(self, kind: str) -> None: ...


class Prunes(Protocol):
    """Deletes what has grown too old; blocks."""

    def prune(self, before: datetime, now: datetime) -> int: ...
