"""The nouns of the bot, shared by its packages; they know nothing of Telegram's classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape


class Role(StrEnum):
    """What a person may do; each role may do what the ones before it may."""

    MEMBER = "member"
    TRAINER = "trainer"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Rises with what the role may do."""
        return tuple(Role).index(self)

    def covers(self, other: Role) -> bool:
        """Whether who has this role may do what `other` may."""
        return self.rank >= other.rank


class ChatKind(StrEnum):
    """Telegram's kinds of chats, by Telegram's names."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"

    @property
    def is_group(self) -> bool:
        """Whether several people talk there."""
        return self in (ChatKind.GROUP, ChatKind.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Where:
    """A chat, and in a forum the topic; `username` is the public name, without @."""

    chat_id: int
    kind: ChatKind = ChatKind.PRIVATE
    topic_id: int | None = None
    title: str = ""
    username: str = ""

    def link(self, message_id: int) -> str | None:
        """Return a link to a message here; None in private chats and plain groups, which
        have none.

        >>> Where(-1001234567890, ChatKind.SUPERGROUP, 7).link(42)
        'https://t.me/c/1234567890/7/42'
        """
        if self.kind not in (ChatKind.SUPERGROUP, ChatKind.CHANNEL):
            return None
        chat = self.username or f"c/{-self.chat_id - 10**12}"
        topic = f"/{self.topic_id}" if self.topic_id else ""
        return f"https://t.me/{chat}{topic}/{message_id}"


def numbered_alone(chat_id: int) -> bool:
    """Whether a chat numbers its own messages, as supergroups and channels do.

    Private chats and plain groups share one row of numbers, that of the bot's account.
    """
    return chat_id < -(10**12)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account of their own; `username` is without @, often empty."""

    id: int
    name: str
    username: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that somebody sent; `name` and `size` (bytes, 0: not told) are the sender's word."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message that is meant for the bot.

    `text` is the question or the command's argument: the command itself, the bot's
    name and blanks around are gone. `command` is its name without slash (`ask`), empty
    where there was none. `person` is None for anonymous admins and channels. `reply_to` is
    the id of the bot's own message that is answered. `sent_at` is in UTC. `file` came with it;
    in private chats one may come without a word.
    """

    update_id: int
    where: Where
    message_id: int
    person: Person | None
    text: str
    sent_at: datetime
    command: str = ""
    reply_to: int | None = None
    edited: bool = False
    file: Attached | None = None


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote in a poll of the bot's: `options` are its positions as they were sent, empty where
    it was taken back. Telegram names neither chat nor message. `person` is None for anonymous
    admins and channels."""

    update_id: int
    poll_id: str
    person: Person | None
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under one of the bot's messages; `data` is what the bot wrote into it."""

    update_id: int
    callback_id: str
    where: Where
    message_id: int
    person: Person
    data: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is let in, where and as what; `viewer` names the audiences they belong to there."""

    where: Where
    person: Person | None
    role: Role
    viewer: frozenset[str]


@dataclass(frozen=True, slots=True)
class Button:
    """A button: exactly one of `data` (at most 64 bytes), `url`, `inline` (a query)."""

    label: str
    data: str = ""
    url: str = ""
    inline: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send: Telegram's HTML of at most 4096 UTF-16 units after parsing, and
    its buttons. `ask_back` opens the asker's reply field with this hint."""

    html: str
    rows: Rows = ()
    ask_back: str = ""

    @classmethod
    def plain(cls, text: str, rows: Rows = ()) -> Outgoing:
        """Return a message of text that is no HTML.

        >>> Outgoing.plain("党费 < 工资").html
        '党费 &lt; 工资'
        """
        return cls(escape(text, quote=False), rows)


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz poll to send; who voted how is visible to all, and a vote stands.

    Telegram counts after parsing; what is beyond its limits is refused, never cut.

    Attributes:
        question: plain text of 1 to 300 characters.
        options: 2 to 12 different ones of 1 to 100 characters, plain text, shown in this order.
        right: positions of the right options, rising; several only where `multiple`.
        explanation: Telegram's HTML, shown after voting: at most 200 characters and two line
            feeds after parsing.
        multiple: whether several options may be chosen.
        open_seconds: closes so long after it was sent, 5 to 2,628,000; None: stays open.
        rows: buttons under it. By them a poll whose sending was not answered is recognised,
            so one at least must be like that of no other message.
    """

    question: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    explanation: str = ""
    multiple: bool = False
    open_seconds: int | None = None
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class SentPoll:
    """A poll as it stands in its chat; votes name the poll only."""

    message_id: int
    poll_id: str
