"""Outcomes -> the figures of a question set, each with its interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from knowledge.evaluation.intervals import interval
from knowledge.evaluation.outcome import Outcome, Said
from knowledge.evaluation.reliability import Reliability


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over questions with its 95 % interval; `questions` is how many count in it."""

    value: float
    low: float
    high: float
    questions: int


@dataclass(frozen=True)
class Figures:
    """All figures of one set: shares by name, and what is counted beside them.

    `shares` are of the answerable questions, but `refusals` of the unanswerable; a figure
    that no question counts in is left out.
    """

    shares: dict[str, Figure]
    counts: dict[str, float | int]
    reliability: Reliability

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Figures:
        """Count."""
        values: dict[str, list[float]] = defaultdict(list)
        for one in outcomes:
            for name, value in one.values().items():
                values[name].append(value)
        shares = {
            name: Figure(sum(given) / len(given), *interval(given), len(given))
            for name, given in values.items()
        }
        said = [one.said for one in outcomes if one.said is not None]
        counts: dict[str, float | int] = {
            "answerable": sum(one.answerable for one in outcomes),
            "unanswerable": sum(not one.answerable for one in outcomes),
            "lacking": sum(one.lacking > 0 for one in outcomes),
        }
        if said:
            counts |= _counts(said)
        confident = [(one.said.confidence, one.right) for one in outcomes if one.said]
        return cls(shares, counts, Reliability.of(confident))

    def as_json(self) -> dict[str, Any]:
        """Return the figures by name, as JSON values."""
        return {
            **{
                name: {
                    "value": round(one.value, 4),
                    "low": round(one.low, 4),
                    "high": round(one.high, 4),
                    "questions": one.questions,
                }
                for name, one in self.shares.items()
            },
            **self.counts,
        }


def _counts(said: Sequence[Said]) -> dict[str, float | int]:
    answered = [one for one in said if not one.refused]
    quotes = sum(len(one.citations) for one in said)
    faults = sum(len(one.faults) for one in said)
    times = sorted(one.elapsed_ms for one in said)
    lengths = [len(one.answer) for one in answered]
    return {
        "quotes": quotes,
        "quotes_not_verbatim": faults,
        "answer_length_median": median(lengths) if lengths else 0,
        "answer_length_max": max(lengths, default=0),
        "quotes_length_max": max((one.quotes_length for one in answered), default=0),
        "latency_p50_ms": round(_percentile(times, 0.50), 1),
        "latency_p95_ms": round(_percentile(times, 0.95), 1),
    }


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
