"""Stand-ins for what operations uses: time, somebody who delivers, counters."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from bot.model import Outgoing, Where
from bot.operations import OpsChat
from bot.texts import Texts

TEXTS = Texts()
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OPS = -100777


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class RecordingCourier:
    """Keeps what is to be delivered, each key once; raises `error` where it is set."""

    def __init__(self) -> None:
        self.sent: dict[str, tuple[Where, str, int | None]] = {}
        self.acknowledged: list[tuple[str, str, bool]] = []
        self.said: list[tuple[int, str]] = []
        self.error: Exception | None = None

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        if self.error:
            raise self.error
        self.sent.setdefault(key, (where, message.html, reply_to))
        return 1

    async def send_message(self, chat_id: int, text: str) -> None:
        """Say it as PTB's bot does, past all that is kept."""
        self.said.append((chat_id, text))

    async def acknowledge(
        self, callback_id: str, text: str = "", alert: bool = False, url: str = ""
    ) -> None:
        if self.error:
            raise self.error
        self.acknowledged.append((callback_id, text, alert))

    def told(self, chat_id: int) -> list[str]:
        """Return what a chat was told, in order."""
        return [html for where, html, _ in self.sent.values() if where.chat_id == chat_id]


class FaultCounter:
    """Counts faults in memory."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()

    def fault(self, kind: str) -> None:
        self.kinds[kind] += 1


def ops_chat(courier: RecordingCourier, clock: Clock, chat_id: int = OPS) -> OpsChat:
    return OpsChat(chat_id, courier, courier, TEXTS, clock)
