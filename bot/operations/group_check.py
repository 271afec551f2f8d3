"""What the bot may do in the groups that are let in, and what they are called."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.model import ChatKind, Where
from bot.operations import texts
from bot.operations.finding import Finding, bad, good, note
from bot.state import Chat, Chats
from bot.threads import Threads

_MOST = 20  # groups that are looked at; each costs two calls
_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """Asks Telegram what the bot is in each group.

    A group that only config.yaml names is known by this before anybody speaks there.

    Args:
        allowed: gives the groups that are let in, with what is known of them.
    """

    bot: Bot
    allowed: Callable[[], Mapping[int, Chat | None]]
    chats: Chats
    storage: Threads

    async def __call__(self, *, keep: bool = True) -> list[Finding]:
        """Look at the groups, and keep what they are called; raises StateError."""
        allowed = await self.storage(self.allowed)
        here = {
            chat_id: chat.title if chat and chat.title else str(chat_id)
            for chat_id, chat in allowed.items()
            if chat is None or chat.migrated_to is None
        }
        if not here:
            return [note(texts.NO_GROUPS)]
        # Those of which nothing is known first.
        asked = sorted(here.items(), key=lambda one: allowed[one[0]] is not None)[:_MOST]
        findings = await asyncio.gather(*(self._group(*one, keep) for one in asked))
        if len(here) > _MOST:
            findings.append(note(texts.MORE_GROUPS.format(count=len(here) - _MOST)))
        if not self.bot.bot.can_join_groups:
            findings.append(bad(texts.CANNOT_JOIN))
        return findings

    async def _group(self, chat_id: int, title: str, keep: bool) -> Finding:
        try:
            chat = await self.bot.get_chat(chat_id)
            member = await self.bot.get_chat_member(chat_id, self.bot.id)
        except (BadRequest, Forbidden):
            return bad(texts.NOT_IN_GROUP.format(group=title))
        except TelegramError as error:
            return bad(texts.GROUP_UNKNOWN.format(group=title, error=type(error).__name__))
        if keep:
            await self.storage(self._keep, chat, member)
        group = chat.title or title
        if member.status in _GONE:
            return bad(texts.NOT_IN_GROUP.format(group=group))
        if member.status == ChatMemberStatus.ADMINISTRATOR:
            return good(texts.GROUP_ADMIN.format(group=group))
        silenced = isinstance(member, ChatMemberRestricted) and not member.can_send_messages
        quiet = chat.permissions is not None and not chat.permissions.can_send_messages
        if silenced or quiet:
            return bad(texts.GROUP_SILENT.format(group=group))
        reads_all = self.bot.bot.can_read_all_group_messages
        return good((texts.GROUP_OPEN if reads_all else texts.GROUP_PRIVATE).format(group=group))

    def _keep(self, chat: ChatFullInfo, member: ChatMember) -> None:
        kind = ChatKind(chat.type)
        if kind.is_group:
            away = isinstance(member, ChatMemberRestricted) and not member.is_member
            self.chats.seen(Where(chat.id, kind, None, chat.title or "", chat.username or ""))
            self.chats.set_status(chat.id, ChatMemberStatus.LEFT if away else member.status)
