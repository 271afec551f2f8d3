"""Updates as Telegram sends them, so that a test shows what decides it."""

from __future__ import annotations

import re
from typing import Any

from telegram import Bot, Update, User

ME = User(1, "知规", is_bot=True, username="ZhiguiBot")
ALICE = {"id": 11, "is_bot": False, "first_name": "小林", "username": "alice"}
BORIS = {"id": 12, "is_bot": False, "first_name": "小周"}
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
PRIVATE = {"id": 11, "type": "private", "first_name": "小林"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "第一支部"}
PLAIN_GROUP = {"id": -4321, "type": "group", "title": "第二支部"}
FORUM = {**GROUP, "is_forum": True}
NOW = 1_790_000_000
_ENTITIES = re.compile(r"(?P<bot_command>/\w+(?:@\w+)?)|(?P<mention>@\w{3,})")


def utf16(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def entities(text: str) -> list[dict[str, Any]]:
    """Find commands and mentions as a Telegram client marks them."""
    found = []
    for one in _ENTITIES.finditer(text):
        before = text[: one.start()]
        if one.lastgroup == "bot_command" and before and not before[-1].isspace():
            continue
        found.append({"type": one.lastgroup, "offset": utf16(before), "length": utf16(one[0])})
    return found


def message(text: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return a message by Alice in the group, unless the fields say otherwise."""
    made: dict[str, Any] = {"message_id": 100, "date": NOW, "chat": GROUP, "from": ALICE}
    if text is not None:
        made |= {"text": text, "entities": entities(text)}
    return made | fields


def by_us(text: str = "回答", **fields: Any) -> dict[str, Any]:
    """Return one of the bot's own messages, to be replied to."""
    return message(text, **{"from": ME.to_dict(), "message_id": 90, **fields})


def update(update_id: int = 1, bot: Bot | None = None, **what: Any) -> Update:
    """Return a real Update: update(message=…), update(callback_query=…)."""
    return Update.de_json({"update_id": update_id, **what}, bot or Bot("1:x"))


def pressed(data: str, by: dict[str, Any] = ALICE, **fields: Any) -> dict[str, Any]:
    """Return a callback query under one of the bot's messages."""
    return {
        "id": "77",
        "from": by,
        "chat_instance": "1",
        "data": data,
        "message": by_us(),
        **fields,
    }
