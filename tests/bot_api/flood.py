"""Telegram's flood limits: 20 calls a minute in a group, one a second in any chat."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from bot_api.errors import too_many

GROUP_CALLS = 20
GROUP_SECONDS = 60.0
BURST = 5  # calls that a chat takes at once before one a second holds


class FloodCheck:
    """Counts what is sent, edited or shown as typing, chat by chat.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._group: defaultdict[int, deque[float]] = defaultdict(deque)
        self._bucket: defaultdict[int, tuple[float, float]] = defaultdict(lambda: (BURST, 0.0))

    def count(self, chat_id: int) -> None:
        """Take note of a call; raises the 429 where it is one too many."""
        now = self._clock()
        left, since = self._bucket[chat_id]
        left = min(BURST, left + now - since)
        if left < 1:
            raise too_many(max(1, math.ceil(1 - left)))
        if chat_id < 0:
            calls = self._group[chat_id]
            while calls and calls[0] <= now - GROUP_SECONDS:
                calls.popleft()
            if len(calls) >= GROUP_CALLS:
                raise too_many(max(1, math.ceil(calls[0] + GROUP_SECONDS - now)))
            calls.append(now)
        self._bucket[chat_id] = (left - 1, now)
