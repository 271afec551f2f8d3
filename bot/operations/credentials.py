"""The bot's secrets: from the environment alone, shown by nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.operations.texts import BAD_TOKEN, BAD_WEBHOOK_SECRET, NO_TOKEN, NO_WEBHOOK_SECRET
from knowledge.errors import StartError

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - a name
WEBHOOK_SECRET = "TELEGRAM_WEBHOOK_SECRET"  # noqa: S105 - a name

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # as Telegram takes it


@dataclass(frozen=True, slots=True)
class Credentials:
    """The bot's token, and what Telegram's calls of the webhook must bring; "" without one."""

    token: str = field(repr=False)
    webhook_secret: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Credentials:
        """Read them; raises StartError where the token is missing or not one."""
        token = environment.get(TOKEN, "").strip()
        if not token:
            raise StartError(NO_TOKEN)
        if not _TOKEN.fullmatch(token):
            raise StartError(BAD_TOKEN)
        secret = environment.get(WEBHOOK_SECRET, "").strip()
        if secret and not _WEBHOOK_SECRET.fullmatch(secret):
            raise StartError(BAD_WEBHOOK_SECRET)
        return cls(token, secret)

    def for_webhook(self) -> str:
        """Return the webhook's secret; raises StartError where there is none."""
        if not self.webhook_secret:
            raise StartError(NO_WEBHOOK_SECRET)
        return self.webhook_secret

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log."""
        return tuple(one for one in (self.token, self.webhook_secret) if one)
