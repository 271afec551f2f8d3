"""What keeps the bot alive and its keeper informed: log, faults, self-check, health, retention."""

from bot.operations.connection import ALLOWED_UPDATES, Connection
from bot.operations.credentials import Credentials
from bot.operations.line import Line
from bot.operations.redaction import set_up_logging

__all__ = ["ALLOWED_UPDATES", "Connection", "Credentials", "Line", "set_up_logging"]
