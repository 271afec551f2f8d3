"""Who is in a group, as Telegram tells it, or that it does not."""

from __future__ import annotations

from typing import Any

import pytest
from chat_server import ChatServer, refuse
from delivery_fakes import Post
from virtual_time import run

from bot.delivery import TelegramMemberships

SOMEBODY = {"id": 11, "is_bot": False, "first_name": "小林"}
NO_RIGHTS = {
    name: False
    for name in [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
        "can_edit_tag",
        "can_react_to_messages",
    ]
}


@pytest.mark.parametrize(
    ("member", "told"),
    [
        ({"status": "member"}, True),
        ({"status": "creator", "is_anonymous": False}, True),
        ({"status": "restricted", "is_member": True, "until_date": 0, **NO_RIGHTS}, True),
        ({"status": "restricted", "is_member": False, "until_date": 0, **NO_RIGHTS}, False),
        ({"status": "left"}, False),
        ({"status": "kicked", "until_date": 0}, False),
    ],
)
def test_membership_is_what_telegram_says(member: dict[str, Any], told: bool) -> None:
    async def story() -> None:
        server = ChatServer()
        answer = {"ok": True, "result": {"user": SOMEBODY, **member}}
        server.answers["getChatMember"] = lambda data: (200, answer)

        memberships = TelegramMemberships((await Post.opened(server)).bot)

        assert await memberships.is_member(-1001234567890, 11) is told

    run(story())


def test_where_telegram_refuses_to_tell_nothing_is_known() -> None:
    async def story() -> None:
        server = ChatServer()
        server.answers["getChatMember"] = refuse("Bad Request: member list is inaccessible")

        memberships = TelegramMemberships((await Post.opened(server)).bot)

        assert await memberships.is_member(-1001234567890, 11) is None

    run(story())
