"""The vector index: passages in Chroma, found by cosine similarity.

Vectors are computed by the caller and given to the client directly: LangChain's
wrapper embeds on every `add_texts`, and an unchanged passage must keep its vector.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_COLLECTION = "passages"
# At Chroma's defaults the 100 nearest are found with a recall of 0.93; with these 0.998.
# The sync threshold keeps the graph in memory until it is written once.
_HNSW = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 400,
    "max_neighbors": 16,
    "num_threads": 2,
    "sync_threshold": 20_000,
    "batch_size": 2_000,
}


@dataclass(frozen=True, slots=True)
class VectorEntry:
    """A passage with its vector, text and metadata (str, int or float values)."""

    row: int
    vector: Sequence[float]
    text: str
    metadata: Mapping[str, str | int | float]


class ChromaVectorIndex:
    """A Chroma collection in one folder, opened by path."""

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        folder.mkdir(parents=True, exist_ok=True)
        self._client: Any = chromadb.PersistentClient(
            path=str(folder), settings=Settings(anonymized_telemetry=False)
        )
        self._collection = self._client.get_or_create_collection(
            _COLLECTION, configuration={"hnsw": _HNSW}, embedding_function=None
        )

    @property
    def size(self) -> int:
        """How many passages it holds."""
        return int(self._collection.count())

    def remove(self, rows: Sequence[int]) -> None:
        """Delete these rows; unknown ones are ignored."""
        for start in range(0, len(rows), 5000):
            self._collection.delete(ids=[str(row) for row in rows[start : start + 5000]])

    def add(self, entries: Iterable[VectorEntry]) -> None:
        """Add passages that are not yet there."""
        import numpy

        batch = list(entries)
        if batch:
            self._collection.add(
                ids=[str(entry.row) for entry in batch],
                embeddings=numpy.asarray([entry.vector for entry in batch], dtype="float32"),
                documents=[entry.text for entry in batch],
                metadatas=[dict(entry.metadata) for entry in batch],
            )

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]:
        """Return the stored vectors of these rows."""
        got = self._collection.get(ids=[str(row) for row in rows], include=["embeddings"])
        return {int(row): vector for row, vector in zip(got["ids"], got["embeddings"], strict=True)}

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]:
        """Return up to `limit` rows with their cosine similarity, best first."""
        import numpy

        limit = min(limit, self.size)
        if limit == 0:
            return {}
        got = self._collection.query(
            query_embeddings=[numpy.asarray(vector, dtype="float32")], n_results=limit, include=["distances"]
        )
        return {
            int(row): 1.0 - float(distance)
            for row, distance in zip(got["ids"][0], got["distances"][0], strict=True)
        }

    def close(self) -> None:
        """Release the files; the client must not be used afterwards."""
        self._client.close()
