"""Keeps the list of groups: where the bot is, as what, under which name and id.

Stands before the doorman: a group is known before anybody there is let in.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.ext import TypeHandler

from bot.access import Gate
from bot.handlers.heard import where_of
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Where
from bot.ports import Clock, Delivers
from bot.rendering import Guide
from bot.state import Chats
from bot.threads import Threads
from knowledge.errors import ChatClosed

_INSIDE = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER})


@dataclass(frozen=True, slots=True)
class Belonging:
    """Notes where the bot belongs, and greets a group that it comes into."""

    chats: Chats
    gate: Gate
    courier: Delivers
    guide: Guide
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler, which takes nothing from those behind it."""
        return [TypeHandler(Update, self._note)]

    async def _note(self, update: Update, _context: VisitContext) -> None:
        if update.my_chat_member is not None:
            await self._changed(update.update_id, update.my_chat_member)
        elif update.message is not None and _moves(update.message):
            await self._moved(update.message)
        elif update.effective_chat is not None:
            await self.storage(self.chats.seen, where_of(update.effective_chat))

    async def _changed(self, update_id: int, change: ChatMemberUpdated) -> None:
        """The bot was added, removed, or given or denied rights."""
        here = where_of(change.chat)
        if not here.kind.is_group:
            return
        new, old = change.new_chat_member, change.old_chat_member
        known = await self.storage(self.chats.get, here.chat_id)
        await self.storage(self.chats.seen, here)
        await self.storage(self.chats.set_status, here.chat_id, _status(new))
        # A group that became a supergroup is the same group: it was greeted before.
        moved = known is not None and known.bot_status in _INSIDE
        if _inside(new) and not _inside(old) and not moved:
            await self._greet(update_id, here)

    async def _greet(self, update_id: int, here: Where) -> None:
        allowed = here.chat_id in await self.storage(self.gate.allowed_groups)
        if not allowed:  # said here, and not once more at the first question
            await self.storage(self.chats.told_no, here.chat_id, self.clock())
        greeting = self.guide.greeting(allowed=allowed)
        try:
            await self.courier.send(here, greeting, key=f"{update_id}:0")
        except ChatClosed:
            return  # it may not write there; nobody asked it to

    async def _moved(self, message: Message) -> None:
        """A group became a supergroup: told in both, in any order."""
        here = message.chat.id
        if message.migrate_to_chat_id is not None:
            await self.storage(self.chats.migrate, here, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self.storage(self.chats.migrate, message.migrate_from_chat_id, here)


def _moves(message: Message) -> bool:
    return bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


def _inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE


def _status(member: ChatMember) -> str:
    """Return Telegram's word; somebody restricted who is not there has left."""
    if isinstance(member, ChatMemberRestricted) and not member.is_member:
        return ChatMember.LEFT
    return member.status
