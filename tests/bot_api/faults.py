"""What can go wrong between the bot and Telegram, once or for a share of all calls."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """How a call fails; the last three are accepted first, and LATE does not fail at all."""

    FLOOD = "429"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    REFUSED = "refused before it was read"
    CUT_BEFORE = "cut before it was accepted"
    CUT_AFTER = "cut after it was accepted"
    SLOW = "accepted, answered too late"
    LATE = "accepted, answered late"


BEFORE_ACCEPTANCE = (Trouble.FLOOD, Trouble.SERVER_ERROR, Trouble.REFUSED, Trouble.CUT_BEFORE)
POLLING = frozenset({"getupdates", "getme", "deletewebhook", "setwebhook"})


@dataclass(frozen=True)
class Fault:
    """A trouble with its measure: seconds of `retry_after` or of the late answer."""

    trouble: Trouble
    seconds: float = 1


class Faults:
    """Decides for each call whether it fails.

    Attributes:
        happened: how many calls failed in which way.
    """

    def __init__(self) -> None:
        self.happened: Counter[Trouble] = Counter()
        self._next: dict[str, list[Fault]] = {}
        self._share = 0.0
        self._kinds: Sequence[Fault] = ()
        self._spared: Collection[str] = POLLING
        self._random = random.Random(0)  # noqa: S311

    def once(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail, each in its way."""
        self._next.setdefault(method.lower(), []).extend(faults)

    def share(
        self,
        share: float,
        kinds: Sequence[Fault],
        seed: int = 1,
        spared: Collection[str] = POLLING,
    ) -> None:
        """Let a share of all calls fail from now on; `spared` are methods in lower case."""
        self._share, self._kinds, self._spared = share, kinds, spared
        self._random = random.Random(seed)  # noqa: S311

    def pick(self, method: str) -> Fault | None:
        """Return how this call fails, None where it does not."""
        name = method.lower()
        if planned := self._next.get(name):
            fault = planned.pop(0)
        elif self._share and name not in self._spared and self._random.random() < self._share:
            fault = self._random.choice(self._kinds)
        else:
            return None
        self.happened[fault.trouble] += 1
        return fault
