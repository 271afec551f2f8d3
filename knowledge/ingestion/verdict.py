"""How the approved questions ended, and whether a generation may be published by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """How one approved question ended; `places` are those that were cited."""

    question: str
    passed: bool
    refused: bool
    places: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Reply:
        """Return what `as_json` was called on."""
        return cls(
            str(fields["question"]),
            bool(fields["passed"]),
            bool(fields["refused"]),
            tuple(fields["places"]),
        )


class Turn(StrEnum):
    """How a reply changed."""

    WORSE = "worse"
    BETTER = "better"
    ELSEWHERE = "elsewhere"  # right before and now, from another place


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose reply changed."""

    turn: Turn
    before: Reply
    after: Reply


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the approved questions.

    Attributes:
        failed: the questions that do not pass, whatever they did before.
        compared: how many had been asked before.
        stopped: whether more of those end worse than the tolerance allows.
    """

    questions: int
    failed: tuple[Reply, ...]
    compared: int
    changed: tuple[Changed, ...]
    stopped: bool

    @classmethod
    def of(cls, before: Mapping[str, Reply], now: Mapping[str, Reply], tolerance: float) -> Verdict:
        """Compare the replies to those questions that were asked both times."""
        both = [(before[key], now[key]) for key in now if key in before]
        changed = [
            Changed(turn, old, new) for old, new in both if (turn := _turn(old, new)) is not None
        ]
        worse = sum(one.turn is Turn.WORSE for one in changed)
        better = sum(one.turn is Turn.BETTER for one in changed)
        return cls(
            questions=len(now),
            failed=tuple(one for one in now.values() if not one.passed),
            compared=len(both),
            changed=tuple(changed),
            stopped=worse - better > tolerance * len(both),
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "questions": self.questions,
            "passed": self.questions - len(self.failed),
            "compared": self.compared,
            "stopped": self.stopped,
            "failed": [one.question for one in self.failed],
            "changed": [
                {
                    "question": one.after.question,
                    "change": one.turn.value,
                    "refused": one.after.refused,
                    "places_before": list(one.before.places),
                    "places": list(one.after.places),
                }
                for one in self.changed
            ],
        }


def _turn(old: Reply, new: Reply) -> Turn | None:
    if old.passed != new.passed:
        return Turn.BETTER if new.passed else Turn.WORSE
    if new.passed and old.places != new.places:
        return Turn.ELSEWHERE
    return None
