"""What was answered, found or listed -> messages: pure functions that know no Telegram class."""

from bot.rendering.buttons import press
from bot.rendering.guide import ASK_BACK, Guide
from bot.rendering.lists import Change, Listed
from bot.rendering.markup import excerpt, one_line
from bot.rendering.register import Register
from bot.rendering.views import Views

__all__ = [
    "ASK_BACK",
    "Change",
    "Guide",
    "Listed",
    "Register",
    "Views",
    "excerpt",
    "one_line",
    "press",
]
