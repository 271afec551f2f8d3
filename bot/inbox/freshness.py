"""Whether an update is recent enough to be worth an answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from telegram import Update


class Freshness:
    """Questions and button presses grow old; what tells of chats and members never does.

    Args:
        minutes: so long after it was written a question is still answered.
    """

    def __init__(self, minutes: int) -> None:
        self._longest = timedelta(minutes=minutes)

    def __call__(self, update: Update, received_at: datetime, now: datetime) -> bool:
        """Whether it should be worked on. A message's age counts from when it was written or
        last edited; presses and inline queries bear no date: theirs from when they came."""
        message = update.message or update.edited_message
        if message is None:
            asked = update.callback_query or update.inline_query
            return asked is None or now - received_at <= self._longest
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            return True
        return now - (message.edit_date or message.date) <= self._longest
