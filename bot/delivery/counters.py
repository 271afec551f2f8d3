"""What is counted about deliveries and the inbox; metrics are made of it elsewhere."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Protocol


class Event(StrEnum):
    """Things worth counting; the value is the label in the metrics."""

    SENT = "sent"
    EDITED = "edited"
    FLOODED = "flooded"
    """Telegram answered 429: the call waited as long as it was told."""
    REPEATED = "repeated"
    """A call that was surely not accepted was made again."""
    SKIPPED = "skipped"
    """A typing action was left out for want of budget."""
    UNKNOWN = "unknown"
    """A message went out and no answer came back."""
    FOUND = "found"
    """Such a message was found in its chat."""
    ABSENT = "absent"
    """Such a message was not there, and was sent again."""
    GIVEN_UP = "given_up"
    """It could not be found out, and was not sent again: delivered at most once."""
    PLAIN = "plain"
    """Telegram could not read our HTML; the plain text was sent."""
    UNDELIVERED = "undelivered"
    STALE = "stale"
    """An update that came while the bot was down was too old to be answered."""
    POISON = "poison"
    """An update was left alone: it cannot be read, or it failed every time."""
    REPLAYED = "replayed"
    DUPLICATE = "duplicate"
    """Telegram sent an update again that was known already."""


class Counters(Protocol):
    """Where events are counted."""

    def count(self, event: Event) -> None:
        """Count one more."""


class Tally:
    """Counters in memory; `counts[event]` is how often it happened since the start."""

    def __init__(self) -> None:
        self.counts: Counter[Event] = Counter()

    def count(self, event: Event) -> None:
        """Count one more."""
        self.counts[event] += 1
