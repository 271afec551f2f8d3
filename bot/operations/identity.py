"""Whose database it is: ids of messages and updates mean nothing to another bot."""

from __future__ import annotations

from bot.operations.texts import OTHER_BOT
from bot.state import Facts
from knowledge.errors import StartError

_BOT = "bot"


def recognise(facts: Facts, bot_id: int) -> None:
    """Note which bot a database belongs to.

    Raises:
        StartError: it belongs to another one.
    """
    known = facts.get(_BOT)
    if known is None:
        facts.put(_BOT, str(bot_id))
    elif known != str(bot_id):
        raise StartError(OTHER_BOT.format(bot_id=known))
