"""The vector index: passages in Chroma, found by cosine similarity.

Vectors are computed by the caller and given to the client directly: LangChain's
wrapper embeds on every `add_texts`, and an unchanged passage must keep its vector.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from knowledge.errors import StorageError
from knowledge.index.texts import DAMAGED

_COLLECTION = "passages"
# At Chroma's defaults the 100 nearest are found with a recall of 0.93; with these 0.998.
# What lies beyond the last sync is put into the graph anew by each process that opens the
# folder: at a threshold of 20,000 that cost the first question up to 5 s.
_HNSW: Any = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 400,
    "max_neighbors": 16,
    "num_threads": 2,
    "sync_threshold": 1000,
    "batch_size": 100,
}
# Chroma takes 5,461 at once, and large batches are twice as fast as small ones.
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class VectorEntry:
    """A passage with its vector, text and metadata (str, int or float values)."""

    row: int
    vector: Sequence[float]
    text: str
    metadata: Mapping[str, str | int | float]


class VectorChanges(Protocol):
    """Removals and additions on their way into a vector index."""

    def remove(self, row: int) -> None:
        """Take a row out; nothing happens where it is not there."""
        ...

    def add(self, entry: VectorEntry) -> None:
        """Put a row in that is not there."""
        ...


class ChromaVectorIndex:
    """A Chroma collection in one folder; searched by any number of threads.

    Args:
        create: begin an empty one where there is none.

    Raises:
        StorageError: it cannot be opened.
    """

    # Chroma shares what it opens of a folder between a process's clients, and neither makes
    # nor gives it up safely among threads.
    _opening = Lock()

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        if not create and not folder.is_dir():
            raise StorageError(DAMAGED, detail=f"{folder} is missing")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with self._opening:
                self._client: Any = chromadb.PersistentClient(
                    path=str(folder), settings=Settings(anonymized_telemetry=False)
                )
            if create:
                self._collection: Any = self._client.get_or_create_collection(
                    _COLLECTION, configuration={"hnsw": _HNSW}, embedding_function=None
                )
            else:
                self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        except (ChromaError, ValueError) as error:
            raise StorageError(DAMAGED, detail=f"{folder}: {error!r}") from error

    @property
    def size(self) -> int:
        """How many passages it holds."""
        return int(self._collection.count())

    @contextmanager
    def changes(self) -> Iterator[VectorChanges]:
        """Open the index for changes; they are complete at the end of the block."""
        changes = _ChromaChanges(self._collection)
        yield changes
        changes.flush()

    def texts(self) -> dict[int, str]:
        """Return every row with its text."""
        got = self._collection.get(include=["documents"])
        return {int(row): text for row, text in zip(got["ids"], got["documents"], strict=True)}

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]:
        """Return the stored vectors of these rows; unknown ones are left out."""
        if not rows:
            return {}
        got = self._collection.get(ids=[str(row) for row in rows], include=["embeddings"])
        return {int(row): vector for row, vector in zip(got["ids"], got["embeddings"], strict=True)}

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]:
        """Return up to `limit` rows with their cosine similarity, best first."""
        import numpy

        got = self._collection.query(
            query_embeddings=[numpy.asarray(vector, dtype="float32")],
            n_results=limit,
            include=["distances"],
        )
        return {
            int(row): 1.0 - float(distance)
            for row, distance in zip(got["ids"][0], got["distances"][0], strict=True)
        }

    def close(self) -> None:
        """Release the files; the index must not be used afterwards."""
        with self._opening:
            self._client.close()


class _ChromaChanges:
    """Gathers changes into batches."""

    def __init__(self, collection: Any) -> None:
        self._collection = collection
        self._gone: list[str] = []
        self._new: list[VectorEntry] = []

    def remove(self, row: int) -> None:
        self._gone.append(str(row))
        if len(self._gone) >= _BATCH:
            self.flush()

    def add(self, entry: VectorEntry) -> None:
        self._new.append(entry)
        if len(self._new) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        import numpy

        if self._gone:
            self._collection.delete(ids=self._gone)
            self._gone = []
        if self._new:
            self._collection.add(
                ids=[str(entry.row) for entry in self._new],
                embeddings=numpy.asarray([entry.vector for entry in self._new], dtype="float32"),
                documents=[entry.text for entry in self._new],
                metadatas=[dict(entry.metadata) for entry in self._new],
            )
            self._new = []
