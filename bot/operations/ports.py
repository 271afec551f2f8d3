"""What operations needs of the rest of the bot."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from telegram import Update

from bot.model import Pressed, Said


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
