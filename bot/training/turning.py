"""One message that goes from view to view under its buttons."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Outgoing
from bot.ports import Delivers
from bot.pressing import Press
from knowledge.errors import MessageGone


@dataclass(frozen=True, slots=True)
class Turning:
    """Shows something in the place of the message that was pressed."""

    courier: Delivers

    async def __call__(self, press: Press, shown: Outgoing) -> int:
        """Edit the message, or send a new one where it is gone; return its id."""
        message_id = press.pressed.message_id
        try:
            await self.courier.edit(press.where, message_id, shown)
        except MessageGone:
            key = f"{press.pressed.update_id}:0"
            return await self.courier.send(press.where, shown, key=key)
        return message_id
