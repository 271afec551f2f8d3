"""Asks Telegram who is in a group."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.limiter import Ticket

_LOG = logging.getLogger(__name__)
_IN = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER})


@dataclass(frozen=True, slots=True)
class TelegramMemberships:
    """Membership by `getChatMember`; sure only where the bot is an admin of the group."""

    bot: ExtBot[Ticket]

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        """Return whether somebody is in a group; None where Telegram does not tell."""
        try:
            member = await self.bot.get_chat_member(chat_id, user_id)
        except TelegramError as error:
            if refusals.stranger(error):
                return False
            _LOG.info("membership in %s is not known: %r", chat_id, error)
            return None
        if isinstance(member, ChatMemberRestricted):
            return member.is_member
        return member.status in _IN
