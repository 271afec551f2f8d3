"""What Telegram's word on a membership means: yes, no, or nothing learned."""

from __future__ import annotations

from typing import Any, cast

import pytest
from telegram import ChatMember, ChatMemberLeft, ChatMemberMember, ChatMemberRestricted, User
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from bot.delivery import TelegramMemberships

LIN = User(11, "小林", is_bot=False)
RIGHTS = [name for name in ChatMemberRestricted.__slots__ if name.startswith("can_")]


class ScriptedBot:
    """Says one thing of everybody."""

    def __init__(self, word: ChatMember | TelegramError) -> None:
        self.word = word

    async def get_chat_member(self, chat_id: int, user_id: int) -> ChatMember:
        if isinstance(self.word, TelegramError):
            raise self.word
        return self.word


def restricted(inside: bool) -> ChatMemberRestricted:
    rights: dict[str, Any] = dict.fromkeys(RIGHTS, False)
    return ChatMemberRestricted(LIN, is_member=inside, until_date=0, **rights)


@pytest.mark.parametrize(
    ("word", "member"),
    [
        (ChatMemberMember(LIN), True),
        (ChatMemberLeft(LIN), False),
        (restricted(inside=True), True),
        (restricted(inside=False), False),
        (BadRequest("User not found"), False),
        (BadRequest("PARTICIPANT_ID_INVALID"), False),
        (BadRequest("Chat not found"), None),
        (BadRequest("CHAT_ADMIN_REQUIRED"), None),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), None),
        (NetworkError("Bad Gateway"), None),
        (TimedOut(), None),
    ],
)
async def test_what_telegram_says(word: ChatMember | TelegramError, member: bool | None) -> None:
    memberships = TelegramMemberships(cast("Any", ScriptedBot(word)))

    assert await memberships.is_member(-5, 11) is member
