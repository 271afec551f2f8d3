"""Somebody who delivers nothing, for all tests above `bot.delivery`."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.delivery.composing import plain_text
from bot.model import Outgoing, Quiz, Rows, SentPoll, Where
from knowledge.errors import ChatClosed, DeliveryError, FileTooLarge, MessageGone


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
class SentQuiz:
    """A poll that was delivered; `rows` are the buttons under it now."""

    where: Where
    quiz: Quiz
    id: int
    rows: Rows
    closed: bool = False

    @property
    def poll_id(self) -> str:
        return f"poll{self.id}"


@dataclass
class SentFile:
    """A document that was delivered."""

    where: Where
    name: str
    data: bytes
    caption: str
    id: int


@dataclass
class RecordingFiles:
    """Gives out what stands in `contents`, by file id."""

    contents: dict[str, bytes] = field(default_factory=dict)

    async def fetch(self, file_id: str, max_bytes: int) -> bytes:
        if file_id not in self.contents:
            raise DeliveryError("这个文件取不下来，请重新发一次。")
        if len(self.contents[file_id]) > max_bytes:
            raise FileTooLarge("文件太大，请分成几份再发。")
        return self.contents[file_id]


@dataclass
class RecordingCourier:
    """Keeps what was to be delivered; each key is sent once.

    It takes no poll that Telegram would refuse.

    Attributes:
        closed: chats that the bot may not write to.
        gone: messages that can no longer be changed.
        error: raised by all that is sent or acknowledged.
    """

    sent: list[Sent] = field(default_factory=list)
    polls: list[SentQuiz] = field(default_factory=list)
    files: list[SentFile] = field(default_factory=list)
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
        if self._is_new(where, key):
            self.sent.append(Sent(where, message, reply_to, self.keys[key]))
        return self.keys[key]

    async def send_poll(self, where: Where, quiz: Quiz, *, key: str) -> SentPoll:
        check_quiz(quiz)
        if self._is_new(where, key):
            self.polls.append(SentQuiz(where, quiz, self.keys[key], quiz.rows))
        poll = next(one for one in self.polls if one.id == self.keys[key])
        return SentPoll(poll.id, poll.poll_id)

    async def stop_poll(self, where: Where, message_id: int, rows: Rows = ()) -> None:
        if self.error:
            raise self.error
        there = [one for one in self.polls if one.id == message_id]
        if not there or message_id in self.gone:
            raise MessageGone("原来的消息已经不在了。")
        if not there[0].closed:
            there[0].closed, there[0].rows = True, rows

    async def send_file(
        self, where: Where, name: str, data: bytes, caption: str = "", *, key: str
    ) -> int:
        assert data, "Telegram refuses empty files"
        if self._is_new(where, key):
            self.files.append(SentFile(where, name, data, caption, self.keys[key]))
        return self.keys[key]

    def _is_new(self, where: Where, key: str) -> bool:
        if self.error:
            raise self.error
        if where.chat_id in self.closed:
            raise ChatClosed("机器人不能在这个会话里发消息。")
        assert len(key) <= 64
        if key in self.keys:
            return False
        self.keys[key] = 500 + len(self.keys)
        return True

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


def check_quiz(quiz: Quiz) -> None:
    """Fail where Telegram would refuse a poll, or where it could not be found again."""
    assert 1 <= _units(quiz.question) <= 300
    assert 2 <= len(set(quiz.options)) == len(quiz.options) <= 12
    assert all(1 <= _units(option) <= 100 for option in quiz.options)
    assert quiz.right == tuple(sorted(set(quiz.right))) != ()
    assert set(quiz.right) <= set(range(len(quiz.options)))
    assert len(quiz.right) == 1 or quiz.multiple
    explained = plain_text(quiz.explanation)
    assert _units(explained) <= 200
    assert explained.count("\n") <= 2
    assert quiz.open_seconds is None or 5 <= quiz.open_seconds <= 2_628_000
    assert any(button.data or button.url for row in quiz.rows for button in row)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
