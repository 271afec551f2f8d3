"""Stand-ins for what operations uses: time, somebody who delivers, counters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from recording_courier import RecordingCourier

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


@dataclass
class NoticesCourier(RecordingCourier):
    """Says things at once as well, as PTB's bot does."""

    said: list[tuple[int, str]] = field(default_factory=list)

    async def send_message(self, chat_id: int, text: str) -> None:
        self.said.append((chat_id, text))

    def told(self, chat_id: int) -> list[str]:
        """Return what a chat was told, in order."""
        return [one.html for one in self.sent if one.where.chat_id == chat_id]


class FaultCounter:
    """Counts faults in memory."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()

    def fault(self, kind: str) -> None:
        self.kinds[kind] += 1


def ops_chat(courier: NoticesCourier, clock: Clock, chat_id: int = OPS) -> OpsChat:
    return OpsChat(chat_id, courier, courier, TEXTS, clock)
