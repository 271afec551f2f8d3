"""What was answered, found or listed -> messages: pure functions that know no Telegram class."""

from bot.rendering.views import Views

__all__ = ["Views"]
