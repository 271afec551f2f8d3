"""查看原文: pages are shown in the private chat, whichever chat the button stands in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.callbacks import Callback, start_link
from bot.model import Outgoing, Said, Visit
from bot.ports import Delivers
from bot.pressing import Press
from bot.reading_room.reading_room import ReadingRoom, Refusal
from knowledge.errors import MessageGone


@dataclass(frozen=True, slots=True)
class Opening:
    """Opens a page on a press or by a link.

    Page 0, where the quote stands, is a new message; any other turns the message that its
    button stands under.

    Args:
        username: the bot's own, without @.
    """

    room: ReadingRoom
    courier: Delivers
    username: str

    async def press(self, press: Press) -> None:
        """Show a page; in a group the private chat is opened, what all read stays as it is."""
        if press.where.kind.is_group:
            await press.lead_to(start_link(self.username, press.callback))
            return
        opened = await self.room.open(press.callback, press.visit.viewer)
        if isinstance(opened, Refusal):
            await press.tell(opened.sentence, alert=True)
            return
        if not press.callback.numbers[-1] or not await self._turned(press, opened):
            key = f"{press.pressed.update_id}:0"
            reply_to = press.pressed.message_id
            await self.courier.send(press.where, opened, key=key, reply_to=reply_to)
        await press.tell()

    async def follow(self, said: Said, visit: Visit, callback: Callback) -> None:
        """Show what a link from a group leads to."""
        opened = await self.room.open(callback, visit.viewer)
        if isinstance(opened, Refusal):
            opened = Outgoing.plain(opened.sentence)
        await self.courier.send(said.where, opened, key=f"{said.update_id}:0")

    async def _turned(self, press: Press, page: Outgoing) -> bool:
        try:
            await self.courier.edit(press.where, press.pressed.message_id, page)
        except MessageGone:
            return False
        return True
