"""Somebody who delivers nothing, for all tests above `bot.delivery`."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model import Outgoing, Where
from knowledge.errors import ChatClosed, MessageGone


@dataclass
class Sent:
    """A message that was delivered."""

    where: Where
    message: Outgoing
    reply_to: int | None
    id: int

    @property
    def html(self) -> str:
        return self.message.html

    @property
    def data(self) -> list[str]:
        return [button.data for row in self.message.rows for button in row]


@dataclass
class RecordingCourier:
    """Keeps what was to be delivered; each key is sent once.

    Attributes:
        closed: chats that the bot may not write to.
        gone: messages that can no longer be changed.
        error: raised by all that is sent or acknowledged.
    """

    sent: list[Sent] = field(default_factory=list)
    edited: list[tuple[Where, int, Outgoing]] = field(default_factory=list)
    toasts: list[tuple[str, str, bool, str]] = field(default_factory=list)
    typed: int = 0
    keys: dict[str, int] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    error: Exception | None = None

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        if self.error:
            raise self.error
        if where.chat_id in self.closed:
            raise ChatClosed("机器人不能在这个会话里发消息。")
        assert len(key) <= 64
        if key not in self.keys:
            self.keys[key] = 500 + len(self.keys)
            self.sent.append(Sent(where, message, reply_to, self.keys[key]))
        return self.keys[key]

    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None:
        if message_id in self.gone:
            raise MessageGone("原来的消息已经不在了。")
        self.edited.append((where, message_id, message))

    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        if self.error:
            raise self.error
        assert len(text) <= 200
        self.toasts.append((callback_id, text, alert, url))

    async def typing(self, where: Where) -> None:
        self.typed += 1
