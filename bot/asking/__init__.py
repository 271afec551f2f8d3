"""The question's way through the bot: admitted, answered in its context, kept, delivered."""

from bot.asking.answering import Answering
from bot.asking.desk import Desk
from bot.asking.ports import Talk
from bot.asking.recording import folded, record_of

__all__ = ["Answering", "Desk", "Talk", "folded", "record_of"]
