"""With a webhook nothing is asked of Telegram: whether updates come, it says itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from telegram import WebhookInfo
from telegram.error import TelegramError

from bot.operations.line import Line
from bot.ports import Clock

_LATELY = timedelta(minutes=2)


class TellsWebhook(Protocol):
    """The part of PTB's bot that is needed."""

    async def get_webhook_info(self) -> WebhookInfo: ...


@dataclass(frozen=True, slots=True)
class WebhookWatch:
    """Asks Telegram how the webhook does, and tells the line.

    Args:
        url: ours; another one means that somebody else has taken the bot over.
    """

    bot: TellsWebhook
    url: str
    line: Line
    clock: Clock

    async def __call__(self) -> None:
        """Ask once."""
        try:
            info = await self.bot.get_webhook_info()
        except TelegramError as error:
            self.line.failed(type(error).__name__)
            return
        failed_at = info.last_error_date
        if info.url != self.url:
            self.line.failed("webhook removed")
        elif info.pending_update_count and failed_at and self.clock() - failed_at < _LATELY:
            self.line.failed(info.last_error_message or "webhook")
        else:
            self.line.answered()
