"""Which message ids are known, so that a message whose id is not can be looked for above them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.model import numbered_alone
from bot.ports import Clock

_SHARED = 0  # the bot's private chats and plain groups count their messages together
_KEPT_IDS = 2_000
_KEPT_COUNTS = 5_000


class MessageIds:
    """Message ids that were seen, in memory.

    A supergroup or channel counts its own messages. Private chats and plain groups share one
    count, that of the bot's account: there the ids of all of them are known together.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counts: OrderedDict[int, _Count] = OrderedDict()

    def note(self, chat_id: int, message_id: int) -> None:
        """Remember that this id is taken by a known message."""
        name = _count_of(chat_id)
        count = self._counts.setdefault(name, _Count())
        self._counts.move_to_end(name)
        count.known[message_id] = None
        if message_id > count.highest:
            count.highest, count.risen_at = message_id, self._clock()
        while len(count.known) > _KEPT_IDS:
            count.known.popitem(last=False)
        while len(self._counts) > _KEPT_COUNTS:
            self._counts.popitem(last=False)

    def complete(self, chat_id: int) -> bool:
        """Whether what was known before the last start is known here."""
        count = self._counts.get(_count_of(chat_id))
        return count is not None and count.complete

    def completed(self, chat_id: int, highest: int) -> None:
        """Add the highest id that was known before the last start."""
        self.note(chat_id, highest)
        self._counts[_count_of(chat_id)].complete = True

    def highest(self, chat_id: int) -> int:
        """Return the highest id that is taken where this chat counts; 0 where none is known."""
        count = self._counts.get(_count_of(chat_id))
        return count.highest if count else 0

    def known(self, chat_id: int, message_id: int) -> bool:
        """Whether this id is taken by a known message."""
        count = self._counts.get(_count_of(chat_id))
        return count is not None and message_id in count.known

    def age(self, chat_id: int, now: datetime) -> timedelta:
        """Return for how long no higher id was seen; messages of others may be unseen."""
        count = self._counts.get(_count_of(chat_id))
        return now - count.risen_at if count and count.risen_at else timedelta()


@dataclass
class _Count:
    """One row of message ids; `risen_at` is when the highest was seen."""

    known: OrderedDict[int, None] = field(default_factory=OrderedDict)
    highest: int = 0
    risen_at: datetime | None = None
    complete: bool = False


def _count_of(chat_id: int) -> int:
    return chat_id if numbered_alone(chat_id) else _SHARED
