"""Haystack: its in-memory store with BM25 and vectors, joined by rank."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import Piece, texts_of

LIMIT = 10
BIGRAMS = r"(?u)(?=(\w\w))"


class Haystack:
    """One of its stock retrievers.

    The default splitter counts words between blanks, of which Chinese has none; so its
    recursive one is used, at 500 characters that overlap by 50.

    Args:
        sides: `bm25`, `vectors`, or both, which are then joined by reciprocal ranks.
        bigrams: cut Chinese into pairs of characters for BM25, by the store's own option;
            it ships cutting it into single characters.
    """

    def __init__(
        self,
        model: Path,
        folder: Path,
        scratch: Path,
        *,
        sides: Sequence[str],
        bigrams: bool = False,
    ) -> None:
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import (
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )

        options: dict[str, Any] = {"bm25_tokenization_regex": BIGRAMS} if bigrams else {}
        self._folder = folder
        self._sides = sides
        self._store = InMemoryDocumentStore(**options)
        self._by_words = InMemoryBM25Retriever(document_store=self._store, top_k=LIMIT)
        self._by_vector = InMemoryEmbeddingRetriever(document_store=self._store, top_k=LIMIT)
        self._join = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=LIMIT)
        self._passages = SentenceTransformersDocumentEmbedder(model=str(model), progress_bar=False)
        self._questions = SentenceTransformersTextEmbedder(model=str(model), progress_bar=False)
        for one in (self._passages, self._questions):
            one.warm_up()

    def ingest(self) -> None:
        """Split, embed and write to the store."""
        from haystack import Document
        from haystack.components.preprocessors import RecursiveDocumentSplitter

        splitter = RecursiveDocumentSplitter(
            split_length=500,
            split_overlap=50,
            split_unit="char",
            separators=["\n\n", "\n", "。", " "],
        )
        whole = [
            Document(content=one.text, meta={"source": one.source})
            for one in texts_of(self._folder)
        ]
        pieces = splitter.run(documents=whole)["documents"]
        if "vectors" in self._sides:
            pieces = self._passages.run(documents=pieces)["documents"]
        self._store.write_documents(pieces)

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Run the retrievers and, where there are two, the joiner."""
        found = [getattr(self, f"_{side}")(question) for side in self._sides]
        best = found[0] if len(found) == 1 else self._join.run(documents=found)["documents"]
        return [Piece(one.meta["source"], one.content) for one in best[:limit]]

    def _bm25(self, question: str) -> Any:
        return self._by_words.run(query=question)["documents"]

    def _vectors(self, question: str) -> Any:
        vector = self._questions.run(text=question)["embedding"]
        return self._by_vector.run(query_embedding=vector)["documents"]
