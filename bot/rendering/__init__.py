"""What was answered, found or listed -> messages: pure functions that know no Telegram class."""

from bot.rendering.buttons import in_rows, press
from bot.rendering.fitting import LIMIT, fitted, messages
from bot.rendering.guide import ASK_BACK, Guide
from bot.rendering.lists import Change, Listed
from bot.rendering.markup import (
    Frame,
    Paragraph,
    Span,
    clean,
    excerpt,
    one_line,
    paragraph,
    units,
    written,
)
from bot.rendering.register import Register
from bot.rendering.sources import date, provision
from bot.rendering.views import Views

__all__ = [
    "ASK_BACK",
    "LIMIT",
    "Change",
    "Frame",
    "Guide",
    "Listed",
    "Paragraph",
    "Register",
    "Span",
    "Views",
    "clean",
    "date",
    "excerpt",
    "fitted",
    "in_rows",
    "messages",
    "one_line",
    "paragraph",
    "press",
    "provision",
    "units",
    "written",
]
