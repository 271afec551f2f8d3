"""The bot with one difference: an update that cannot be read does not hold up the others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.delivery.counters import Counters, Event
from bot.delivery.limiter import ChatRateLimiter, Result, Ticket
from bot.delivery.request import TelegramRequest

_LOG = logging.getLogger(__name__)
_SHOWN = 2_000
_POOL = 64


class SteadyBot(ExtBot[Ticket]):
    """A bot that survives an update which the library cannot read.

    The library would drop the whole batch and ask for it again, for as long as Telegram keeps
    it. Here such an update is logged as an error, counted, and replaced by an empty one with
    its number, so that it is confirmed with the others.

    Args:
        api_root: where Telegram's Bot API is, `https://api.telegram.org`.
        proxy: address of a proxy for all calls; empty: the environment's, if any.
        requests: how calls are made: over HTTP, with a pool of so many connections.
    """

    def __init__(
        self,
        token: str,
        limiter: ChatRateLimiter,
        counters: Counters,
        *,
        api_root: str = "https://api.telegram.org",
        proxy: str = "",
        requests: Callable[[int], TelegramRequest] | None = None,
    ) -> None:
        made = requests or (lambda size: TelegramRequest(size, proxy=proxy or None))
        super().__init__(
            token,
            base_url=f"{api_root}/bot",
            base_file_url=f"{api_root}/file/bot",
            request=made(_POOL),
            get_updates_request=made(1),
            rate_limiter=limiter,
        )
        self._counters = counters

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Result:
        """Make a call: the one place of the library where an answer passes before it is read."""
        result = await super()._do_post(endpoint, data, **timeouts)
        if endpoint == "getUpdates" and isinstance(result, list):
            return [self._readable(update) for update in result]
        return result

    def _readable(self, update: dict[str, Any]) -> dict[str, Any]:
        try:
            Update.de_json(update, self)
        except Exception:
            # Whatever a reader of foreign data may raise: every kind would stop the bot.
            _LOG.exception("update left out, it cannot be read: %s", str(update)[:_SHOWN])
            self._counters.count(Event.POISON)
            return {"update_id": update["update_id"]}
        return update
