"""What delivery needs of the database; calls block and are made in threads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Delivery(Protocol):
    """A message that is sent once, under its key."""

    @property
    def key(self) -> str: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def after(self) -> int: ...
    @property
    def begun_at(self) -> datetime: ...
    @property
    def message_id(self) -> int | None: ...


class Deliveries(Protocol):
    """What is being sent and what was sent, by key."""

    def get(self, key: str) -> Delivery | None:
        """Return the delivery that has this key."""

    def begin(self, key: str, chat_id: int, after: int, now: datetime) -> Delivery:
        """Note that it is about to be sent; one that has this key already is returned."""

    def done(self, key: str, message_id: int) -> None:
        """Note under which id Telegram accepted it."""

    def forget(self, key: str) -> None:
        """Drop one that was surely not accepted."""

    def highest(self, chat_id: int) -> int:
        """Return the highest message id known where a chat's are numbered; 0 where none is."""

    def unfinished(self, chat_id: int) -> int:
        """Return how many, where a chat's messages are numbered, have no known id."""

    def latest(self, chat_id: int, limit: int) -> Sequence[Delivery]:
        """Return the last deliveries to a chat, the newest first."""


class Chats(Protocol):
    """The groups that the bot is or was in."""

    def set_status(self, chat_id: int, status: str) -> None:
        """Note what the bot is there, by Telegram's names."""

    def migrate(self, old: int, new: int) -> None:
        """Move everything that is kept of a chat to its new id."""
