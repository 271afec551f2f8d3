"""Who and what there is on the far side: chats, their members, topics and messages."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot_api.errors import bad_request, forbidden

Json = dict[str, Any]

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
CHANNEL_BOT: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}

# What the bot is told when it is no longer, or not yet, somewhere.
_SHUT_OUT = {
    "blocked": "bot was blocked by the user",
    "new": "bot can't initiate conversation with a user",
    "kicked": "bot was kicked from the {kind} chat",
    "left": "bot is not a member of the {kind} chat",
}


@dataclass
class ChatState:
    """A chat as the server keeps it.

    Attributes:
        about: the `Chat` object that updates carry.
        bot: the bot's own status there: member, administrator, kicked, left; in private
            chats also new (never started) and blocked.
        statuses: what the others are: creator, administrator, member, left, kicked.
        topics: a forum's topics by id, each with the service message that made it.
        meant: ids of messages that were meant for the bot; replies to them reach it.
    """

    about: Json
    numbers: Iterator[int]
    bot: str = "member"
    statuses: dict[int, str] = field(default_factory=dict)
    users: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Json] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    meant: set[int] = field(default_factory=set)
    other_bot_spoke: bool = False
    hidden_members: bool = False
    migrated_to: int | None = None

    @property
    def id(self) -> int:
        """The chat's id."""
        return int(self.about["id"])

    @property
    def kind(self) -> str:
        """private, group, supergroup or channel."""
        return str(self.about["type"])

    def open(self) -> None:
        """Raise what Telegram raises where the bot may not speak."""
        if self.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to
            )
        if reason := _SHUT_OUT.get(self.bot):
            raise forbidden(reason.format(kind=self.kind))

    def is_own(self, message: Json, bot_id: int) -> bool:
        """Whether the bot wrote it."""
        return bool(message.get("from", {}).get("id") == bot_id)


class World:
    """Every chat there is, and the ids of what is said in them.

    Supergroups and channels number their messages from 1 each; private chats and plain
    groups share one row of numbers, as the accounts of Telegram do.

    Attributes:
        sent: every message of the bot, in order, also those that were deleted.
    """

    def __init__(self, me: Json, clock: Callable[[], float] = time.time) -> None:
        self.me = me
        self.clock = clock
        self.chats: dict[int, ChatState] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.queries: set[str] = set()
        self.inline_answers: dict[str, Json] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.polls: dict[str, Json] = {}
        self.sent: list[Json] = []
        self._shared = itertools.count(1001)
        self._ids = itertools.count(1)

    def add_chat(self, about: Json, bot: str = "member") -> ChatState:
        """Begin a chat, or return the one that is there."""
        if (known := self.chats.get(about["id"])) is not None:
            return known
        own = about["type"] in ("supergroup", "channel")
        state = ChatState(about, itertools.count(1) if own else self._shared, bot)
        self.chats[state.id] = state
        return state

    def chat(self, chat_id: str | int) -> ChatState:
        """Return a chat by id or by @name; raises ApiError where there is none."""
        wanted = str(chat_id)
        if not wanted:
            raise bad_request("chat_id is empty")
        for state in self.chats.values():
            name = state.about.get("username", "")
            if wanted == str(state.id) or (name and wanted.lower() == f"@{name}".lower()):
                return state
        raise bad_request("chat not found")

    def post(self, state: ChatState, author: Json | None, **content: Any) -> Json:
        """Keep a new message and return it."""
        message: Json = {
            "message_id": next(state.numbers),
            "date": int(self.clock()),
            "chat": state.about,
            **({"from": author} if author else {}),
            **content,
        }
        state.messages[message["message_id"]] = message
        if author is self.me:
            self.sent.append(message)
        return message

    def new_id(self, prefix: str) -> str:
        """Return an id that nothing else has."""
        return f"{prefix}{next(self._ids)}"


def as_reply_target(message: Json) -> Json:
    """Return a message as it stands in `reply_to_message`: without its own reply."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}
