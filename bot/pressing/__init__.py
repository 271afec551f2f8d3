"""Buttons under the bot's messages: a press is understood, acted upon, acknowledged once."""

from bot.pressing.choosing import Choosing
from bot.pressing.press import Press, mention
from bot.pressing.recall import Recall
from bot.pressing.rephrasing import Rephrasing
from bot.pressing.switchboard import Action, Switchboard

__all__ = [
    "Action",
    "Choosing",
    "Press",
    "Recall",
    "Rephrasing",
    "Switchboard",
    "mention",
]
