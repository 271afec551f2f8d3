"""Which side of the retrieval orders the passages."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """What a ranking is made by; the sides alone are there to be measured beside the whole."""

    BM25 = "bm25"
    DENSE = "dense"
    FUSED = "fused"
