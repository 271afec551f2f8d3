"""Where verdicts are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.state import Opinion, Verdict


class Verdicts(Protocol):
    """One verdict for each answer and person, the last word counts; blocks."""

    def give(
        self, answer_id: int | None, user_id: int, verdict: Verdict, reason: str, now: datetime
    ) -> None: ...
    def of(self, answer_id: int, user_id: int) -> Opinion | None: ...
