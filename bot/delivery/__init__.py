"""The way out: calls to Telegram within its limits, each message once and only once."""

from bot.delivery.counters import Counters, Event, Tally
from bot.delivery.courier import Courier
from bot.delivery.downloads import TelegramFiles
from bot.delivery.limiter import ChatRateLimiter, Ticket
from bot.delivery.memberships import TelegramMemberships
from bot.delivery.request import TelegramRequest

__all__ = [
    "ChatRateLimiter",
    "Counters",
    "Courier",
    "Event",
    "Tally",
    "TelegramFiles",
    "TelegramMemberships",
    "TelegramRequest",
    "Ticket",
]
