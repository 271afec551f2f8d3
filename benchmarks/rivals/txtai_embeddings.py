"""txtai: its embeddings database, sparse and dense together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import Piece
from benchmarks.rivals.langchain_retrievers import split


class Txtai:
    """Its hybrid index, or one side of it; it ships without a splitter, so LangChain's is used.

    Args:
        sides: `bm25`, `vectors` or both, which it fuses by score.
    """

    def __init__(self, model: Path, folder: Path, scratch: Path, *, sides: Sequence[str]) -> None:
        from txtai import Embeddings

        self._folder = folder
        both = {"path": str(model), "method": "sentence-transformers", "hybrid": True}
        self._embeddings: Any = Embeddings({"keyword": True} if sides == ["bm25"] else both)
        self._pieces: list[Piece] = []

    def ingest(self) -> None:
        """Split and index."""
        self._pieces = [
            Piece(one.metadata["source"], one.page_content) for one in split(self._folder)
        ]
        self._embeddings.index((at, one.text) for at, one in enumerate(self._pieces))

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Search."""
        return [self._pieces[at] for at, _ in self._embeddings.search(question, limit)]
