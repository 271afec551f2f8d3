"""Who comes and goes: members, the bot itself, and a group that becomes a supergroup."""

from __future__ import annotations

from typing import Any

from bot_api.actors import Actors
from bot_api.chat import Chat
from bot_api.methods.chats import membership
from bot_api.server import BotApi
from bot_api.world import ANONYMOUS_ADMIN, Json


class Comings:
    """Changes who is in a chat, and tells the bot as far as Telegram does."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def status(self, chat: Chat, person: Json, status: str, by: Json | None = None) -> None:
        """Make somebody a member, administrator, left or kicked."""
        state = chat.state
        before = state.statuses.get(person["id"], "left")
        state.users[person["id"]], state.statuses[person["id"]] = person, status
        if before in ("left", "kicked") and status == "member":
            await self._service(chat, by or person, new_chat_members=[person])
        elif status in ("left", "kicked"):
            await self._service(chat, by or person, left_chat_member=person)
        if state.bot == "administrator":
            change = self._change(chat, by or person, person, before, status)
            await self._api.updates.put("chat_member", change)

    async def bot_status(self, chat: Chat, status: str, by: Json) -> None:
        """Add, promote or remove the bot; in a private chat `kicked` means blocked."""
        state = chat.state
        private = state.kind == "private"
        before = "kicked" if state.bot == "blocked" else state.bot
        change = self._change(chat, by, self._api.world.me, before, status)
        state.bot = "blocked" if private and status == "kicked" else status
        await self._api.updates.put("my_chat_member", change)
        if not private and before in ("left", "kicked") and status == "member":
            await self._service(chat, by, new_chat_members=[self._api.world.me])

    async def migrate(self, chat: Chat, *, leaves: bool = False) -> Chat:
        """Turn a group into a supergroup and return it; both sides tell the bot.

        Args:
            leaves: the bot is also told that it left the old group.
        """
        old = chat.state
        new = Actors(self._api).group(str(old.about["title"]), id_=-(10**12) + old.id, bot=old.bot)
        new.state.users, new.state.statuses = dict(old.users), dict(old.statuses)
        old.migrated_to = new.id
        await self._service(chat, ANONYMOUS_ADMIN, migrate_to_chat_id=new.id)
        await self._service(new, ANONYMOUS_ADMIN, migrate_from_chat_id=old.id)
        if leaves:
            change = self._change(chat, ANONYMOUS_ADMIN, self._api.world.me, old.bot, "left")
            await self._api.updates.put("my_chat_member", change)
        return new

    async def _service(self, chat: Chat, author: Json, **content: Any) -> None:
        message = self._api.world.post(chat.state, author, **content)
        await self._api.updates.put("message", dict(message))

    def _change(self, chat: Chat, by: Json, user: Json, before: str, after: str) -> Json:
        return {
            "chat": chat.state.about,
            "from": by,
            "date": int(self._api.world.clock()),
            "old_chat_member": membership(user, before),
            "new_chat_member": membership(user, after),
        }
