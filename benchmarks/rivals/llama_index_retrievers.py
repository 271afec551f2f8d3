"""LlamaIndex: its own splitter, VectorStoreIndex, BM25Retriever and QueryFusionRetriever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import Piece, texts_of

LIMIT = 10
BIGRAMS = r"(?u)(?=(\w\w))"


class LlamaIndex:
    """One of its stock retrievers.

    Args:
        sides: `bm25`, `vectors`, or both, which are then fused by rank, with no language
            model to rewrite the question.
        bigrams: cut Chinese into pairs of characters for BM25, by the retriever's own
            option of a token pattern; it ships with a pattern for words between blanks.
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
        from llama_index.core import Settings

        self._folder = folder
        self._sides = sides
        self._bigrams = bigrams
        Settings.embed_model = _embedding(model)
        Settings.embed_model.get_query_embedding("问")
        self._retriever: Any = None

    def ingest(self) -> None:
        """Split and index."""
        from llama_index.core import Document, Settings

        whole = [
            Document(text=one.text, metadata={"file_name": one.source})
            for one in texts_of(self._folder)
        ]
        nodes = Settings.node_parser.get_nodes_from_documents(whole)
        made = [getattr(self, f"_{side}")(nodes) for side in self._sides]
        if len(made) == 1:
            self._retriever = made[0]
            return
        from llama_index.core.llms import MockLLM
        from llama_index.core.retrievers import QueryFusionRetriever

        self._retriever = QueryFusionRetriever(
            made,
            llm=MockLLM(),
            num_queries=1,
            mode="reciprocal_rerank",
            similarity_top_k=LIMIT,
            use_async=False,
        )

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Ask the retriever."""
        found = self._retriever.retrieve(question)[:limit]
        return [Piece(one.node.metadata["file_name"], one.node.get_content()) for one in found]

    def _bm25(self, nodes: list[Any]) -> Any:
        from llama_index.retrievers.bm25 import BM25Retriever

        options = {"token_pattern": BIGRAMS, "skip_stemming": True} if self._bigrams else {}
        return BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=LIMIT, **options)

    @staticmethod
    def _vectors(nodes: list[Any]) -> Any:
        from llama_index.core import VectorStoreIndex

        return VectorStoreIndex(nodes).as_retriever(similarity_top_k=LIMIT)


def _embedding(model: Path) -> Any:
    """Return the model as LlamaIndex's documentation makes one of one's own.

    Its class for sentence-transformers loads no model whose texts may be of any length.
    """
    from llama_index.core.embeddings import BaseEmbedding
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(model), device="cpu")

    class Static(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return loaded.encode_query(query).tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return loaded.encode_document(texts).tolist()

    return Static(embed_batch_size=256)
