"""Which message ids are known, so that a message whose id is not can be looked for above them."""

from __future__ import annotations

from collections import OrderedDict

_SHARED = 0  # the bot's private chats and plain groups count their messages together
_FIRST_SUPERGROUP = -(10**12)
_KEPT_IDS = 2_000
_KEPT_COUNTS = 5_000


class MessageIds:
    """Message ids that were seen, in memory.

    A supergroup or channel counts its own messages. Private chats and plain groups share one
    count, that of the bot's account: there the ids of all of them are known together.
    """

    def __init__(self) -> None:
        self._counts: OrderedDict[int, OrderedDict[int, None]] = OrderedDict()

    def note(self, chat_id: int, message_id: int) -> None:
        """Remember that this id is taken by a known message."""
        count = _count(chat_id)
        known = self._counts.setdefault(count, OrderedDict())
        self._counts.move_to_end(count)
        known[message_id] = None
        while len(known) > _KEPT_IDS:
            known.popitem(last=False)
        while len(self._counts) > _KEPT_COUNTS:
            self._counts.popitem(last=False)

    def highest(self, chat_id: int) -> int:
        """Return the highest id that is taken where this chat counts; 0 where none is known."""
        return max(self._counts.get(_count(chat_id), {}), default=0)

    def known(self, chat_id: int, message_id: int) -> bool:
        """Whether this id is taken by a known message."""
        return message_id in self._counts.get(_count(chat_id), {})


def _count(chat_id: int) -> int:
    return chat_id if chat_id < _FIRST_SUPERGROUP else _SHARED
