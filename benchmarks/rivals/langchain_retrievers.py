"""LangChain: its splitter at 500/50, BM25Retriever, Chroma and EnsembleRetriever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import Piece, texts_of

LIMIT = 10


class LangChain:
    """One of its stock retrievers.

    Args:
        sides: `bm25`, `vectors`, or both, which are then fused by rank.
        words: cut Chinese into jieba's words for BM25, by the retriever's own option; it
            ships splitting at blanks.
    """

    def __init__(
        self, model: Path, folder: Path, scratch: Path, *, sides: Sequence[str], words: bool = False
    ) -> None:
        from langchain_huggingface import HuggingFaceEmbeddings

        self._scratch = scratch
        self._folder = folder
        self._sides = sides
        self._words = words
        self._embeddings = HuggingFaceEmbeddings(
            model_name=str(model), model_kwargs={"device": "cpu"}
        )
        self._embeddings.embed_query("问")
        self._retriever: Any = None

    def ingest(self) -> None:
        """Split and index."""
        documents = split(self._folder)
        made = [getattr(self, f"_{side}")(documents) for side in self._sides]
        if len(made) == 1:
            self._retriever = made[0]
            return
        from langchain_classic.retrievers import EnsembleRetriever

        self._retriever = EnsembleRetriever(retrievers=made, weights=[0.5, 0.5])

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Invoke the retriever."""
        found = self._retriever.invoke(question)[:limit]
        return [Piece(one.metadata["source"], one.page_content) for one in found]

    def _bm25(self, documents: list[Any]) -> Any:
        from langchain_community.retrievers import BM25Retriever

        options: dict[str, Any] = {}
        if self._words:
            import jieba

            jieba.initialize()
            options["preprocess_func"] = jieba.lcut_for_search
        return BM25Retriever.from_documents(documents, k=LIMIT, **options)

    def _vectors(self, documents: list[Any]) -> Any:
        from langchain_chroma import Chroma

        store = Chroma.from_documents(
            documents, self._embeddings, persist_directory=str(self._scratch / "chroma")
        )
        return store.as_retriever(search_kwargs={"k": LIMIT})


def split(folder: Path) -> list[Any]:
    """Return a folder's texts in pieces of 500 characters that overlap by 50."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=500, chunk_overlap=50)
    whole = [Document(one.text, metadata={"source": one.source}) for one in texts_of(folder)]
    return splitter.split_documents(whole)
