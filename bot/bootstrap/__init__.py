"""The one place where the bot is put together."""

from bot.bootstrap.operations import Operations
from bot.bootstrap.parts import Parts
from bot.bootstrap.service import Service

__all__ = ["Operations", "Parts", "Service"]
