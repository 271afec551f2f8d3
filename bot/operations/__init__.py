"""What keeps the bot alive and its keeper informed: log, faults, self-check, health, retention."""

from bot.operations.connection import ALLOWED_UPDATES, Connection
from bot.operations.credentials import Credentials
from bot.operations.faults import Faults, kind_of
from bot.operations.group_check import GroupCheck
from bot.operations.health import Health
from bot.operations.home_check import HomeCheck
from bot.operations.identity import recognise
from bot.operations.line import Line
from bot.operations.line_watch import LineWatch
from bot.operations.metrics import MeasuredTalk, Metrics
from bot.operations.monitor import Monitor
from bot.operations.ops_chat import OpsChat
from bot.operations.redaction import set_up_logging
from bot.operations.retention import Retention
from bot.operations.rounds import Round, Rounds
from bot.operations.self_check import SelfCheck
from bot.operations.telegram_check import TelegramCheck
from bot.operations.webhook_watch import WebhookWatch

__all__ = [
    "ALLOWED_UPDATES",
    "Connection",
    "Credentials",
    "Faults",
    "GroupCheck",
    "Health",
    "HomeCheck",
    "Line",
    "LineWatch",
    "MeasuredTalk",
    "Metrics",
    "Monitor",
    "OpsChat",
    "Retention",
    "Round",
    "Rounds",
    "SelfCheck",
    "TelegramCheck",
    "WebhookWatch",
    "kind_of",
    "recognise",
    "set_up_logging",
]
