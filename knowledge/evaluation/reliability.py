"""Whether a confidence of 0.8 is right in 8 of 10 cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies from `low` to below `high`."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability table: confidence against the share that was right, bin by bin.

    `error` is the expected calibration error: the mean distance between the two, weighted
    by the bins' counts (Naeini, Cooper and Hauskrecht 2015).
    """

    bins: tuple[Bin, ...]
    error: float

    @classmethod
    def of(cls, confident: Iterable[tuple[float, bool]]) -> Reliability:
        """Put each confidence, with whether it was right, into one of ten equal bins."""
        filled: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
        for confidence, right in confident:
            filled[min(_BINS - 1, max(0, int(confidence * _BINS)))].append((confidence, right))
        bins = tuple(
            Bin(
                index / _BINS,
                (index + 1) / _BINS,
                len(inside),
                sum(one for one, _ in inside) / len(inside),
                sum(right for _, right in inside) / len(inside),
            )
            for index, inside in enumerate(filled)
            if inside
        )
        total = sum(one.count for one in bins) or 1
        return cls(bins, sum(one.count * abs(one.confidence - one.right) for one in bins) / total)

    def as_json(self) -> dict[str, Any]:
        """Return the table as JSON values."""
        return {
            "expected_calibration_error": round(self.error, 4),
            "bins": [
                {name: round(value, 4) for name, value in asdict(one).items()} for one in self.bins
            ],
        }
