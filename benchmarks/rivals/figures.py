"""What one system found -> its figures over one set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import Any

from benchmarks.rivals.entrant import Piece
from benchmarks.rivals.gold import rank_of
from benchmarks.rivals.sets import QuestionSet

DEPTHS = (1, 5, 10)
READ = 2000  # characters: about what a person reads, or a prompt is given


def figures(questions: QuestionSet, lap: Mapping[str, Any]) -> dict[str, Any]:
    """Return shares from 0 to 1, seconds, milliseconds and MB by name.

    Args:
        lap: what `lap.run` returned for the questions of the set, in their order.
    """
    found = [[Piece(*piece) for piece in pieces] for pieces in lap["found"]]
    ranks = [
        rank_of(one.gold, pieces, by_source=questions.by_source)
        for one, pieces in zip(questions.asked, found, strict=True)
    ]
    lengths = [len(piece.text) for pieces in found for piece in pieces]
    return {
        "n": len(ranks),
        **{f"hit@{k}": _share(ranks, k) for k in DEPTHS},
        "hit@2000c": _share_read(ranks, found),
        "mrr@10": round(sum(1 / one for one in ranks if one and one <= 10) / len(ranks), 4),
        "ingest_s": round(lap["ingest_s"], 1),
        "query_p50_ms": round(median(lap["query_ms"]), 2),
        "query_p95_ms": round(_percentile(lap["query_ms"], 95), 2),
        "peak_mb": round(lap["peak_mb"]),
        "characters": int(median(lengths)) if lengths else 0,
    }


def _share(ranks: Sequence[int | None], depth: int) -> float:
    return round(sum(one is not None and one <= depth for one in ranks) / len(ranks), 4)


def _share_read(ranks: Sequence[int | None], found: Sequence[Sequence[Piece]]) -> float:
    """Return the share found within so many characters: long pieces have no advantage."""
    hits = 0
    for rank, pieces in zip(ranks, found, strict=True):
        if rank is not None:
            hits += rank == 1 or sum(len(one.text) for one in pieces[:rank]) <= READ
    return round(hits / len(ranks), 4)


def _percentile(values: Sequence[float], percent: int) -> float:
    if len(values) < 2:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]
