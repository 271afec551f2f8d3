"""Telegram's menus of commands, for each kind of chat and for those who may do more.

A menu offers, it allows nothing: who may use a command is looked up each time it comes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.commands import Language, menu
from bot.model import Role

_LOG = logging.getLogger(__name__)


class Menus:
    """Publishes the menus: in the configured language for everybody, in the other one for
    those whose Telegram speaks it.

    Args:
        bot: not the one that sends messages: menus belong to no chat's pace.
    """

    def __init__(self, bot: Bot, language: Language) -> None:
        self._bot = bot
        other: Language = "en" if language == "zh" else "zh"
        self._languages: tuple[tuple[Language, str | None], ...] = (
            (language, None),
            (other, other),
        )

    async def publish(self, roles: Mapping[int, Role]) -> None:
        """Publish all menus.

        Args:
            roles: who is more than a member, by user id.
        """
        everybody: Sequence[tuple[BotCommandScope, Role, bool]] = (
            (BotCommandScopeAllPrivateChats(), Role.MEMBER, False),
            (BotCommandScopeAllGroupChats(), Role.MEMBER, True),
            (BotCommandScopeAllChatAdministrators(), Role.ADMIN, True),
        )
        for scope, role, group in everybody:
            await self._set(scope, role, group=group)
        for user_id, role in roles.items():
            await self.offer(user_id, role)

    async def offer(self, user_id: int, role: Role | None) -> None:
        """Show a person the menu of their role in the private chat with them."""
        scope = BotCommandScopeChat(user_id)
        if role is None or role is Role.MEMBER:
            await self._clear(scope)
        else:
            await self._set(scope, role, group=False)

    async def _set(self, scope: BotCommandScope, role: Role, *, group: bool) -> None:
        for language, code in self._languages:
            commands = menu(role, group=group, language=language)
            try:
                await self._bot.set_my_commands(commands, scope=scope, language_code=code)
            except TelegramError as error:
                # Most often somebody who was given a role and never wrote to the bot.
                _LOG.info("no menu for %s: %s", scope.type, error)
                return

    async def _clear(self, scope: BotCommandScope) -> None:
        for _, code in self._languages:
            try:
                await self._bot.delete_my_commands(scope=scope, language_code=code)
            except TelegramError as error:
                _LOG.info("menu stays for %s: %s", scope.to_dict(), error)
                return
