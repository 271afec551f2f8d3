"""The question's way through the bot: admitted, answered in its context, kept, delivered."""

from bot.asking.answering import Answering
from bot.asking.desk import Desk
from bot.asking.examples import Examples
from bot.asking.ports import Speed, Talk
from bot.asking.recording import folded, found, record_of
from bot.asking.speaker import Speaker

__all__ = [
    "Answering",
    "Desk",
    "Examples",
    "Speaker",
    "Speed",
    "Talk",
    "folded",
    "found",
    "record_of",
]
