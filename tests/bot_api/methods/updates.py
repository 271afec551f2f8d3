"""How the bot gets its updates."""

from __future__ import annotations

from typing import Any

from bot_api.errors import bad_request
from bot_api.methods import Method
from bot_api.parameters import Parameters
from bot_api.update_queue import UpdateQueue

_LONGEST_WAIT = 50


class Updates:
    """getUpdates and the webhook."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {
            "getUpdates": self.fetch,
            "setWebhook": self.set_webhook,
            "deleteWebhook": self.delete_webhook,
            "getWebhookInfo": self.about,
            "logOut": lambda given: True,
            "close": lambda given: True,
        }

    async def fetch(self, given: Parameters) -> list[dict[str, Any]]:
        """Return updates, waiting for them as long as the call allows."""
        self._queue.allow(given.structure("allowed_updates"))
        timeout = min(given.integer("timeout"), _LONGEST_WAIT)
        return await self._queue.fetch(
            given.integer("offset"), given.integer("limit", 100), timeout
        )

    async def set_webhook(self, given: Parameters) -> bool:
        """Post updates from now on; an empty url ends it."""
        queue = self._queue
        queue.allow(given.structure("allowed_updates"))
        secret = given.text("secret_token")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        queue.webhook, queue.secret = given.text("url"), secret
        await self._clear(given)
        return True

    async def delete_webhook(self, given: Parameters) -> bool:
        """Let the bot fetch its updates again."""
        self._queue.webhook = ""
        await self._clear(given)
        return True

    async def _clear(self, given: Parameters) -> None:
        async with self._queue.changed:
            self._queue.changed.notify_all()
        if given.flag("drop_pending_updates"):
            await self._queue.drop()

    def about(self, given: Parameters) -> dict[str, Any]:
        """Return what Telegram knows of the webhook."""
        queue = self._queue
        info: dict[str, Any] = {
            "url": queue.webhook,
            "has_custom_certificate": False,
            "pending_update_count": len(queue.pending),
        }
        if queue.last_error:
            info |= {"last_error_date": 1, "last_error_message": queue.last_error}
        return info
