"""Who takes part: each system by name, as it ships and, where an option allows it, helped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import Entrant

BOTH = ["bm25", "vectors"]


@dataclass(frozen=True, slots=True)
class Starter:
    """A system: the class that runs it and with what.

    `helped` marks those whose BM25 was given a way to cut Chinese, which is a choice
    that their user has to know of; `packages` are those whose versions count.
    """

    module: str
    kind: str
    label: str
    packages: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    helped: bool = False
    ours: bool = False

    def enter(self, model: Path, folder: Path, scratch: Path) -> Entrant:
        """Make it; imports its framework."""
        made: Entrant = getattr(import_module(self.module), self.kind)(
            model, folder, scratch, **self.options
        )
        return made

    def versions(self) -> dict[str, str]:
        """Return the versions of its packages, as far as they are installed."""
        found = {}
        for package in self.packages:
            try:
                found[package] = version(package)
            except PackageNotFoundError:
                found[package] = "?"
        return found


_LANGCHAIN = ("langchain-classic", "langchain-community", "langchain-chroma", "chromadb")
_LLAMA = ("llama-index-core", "llama-index-retrievers-bm25")
_HAYSTACK = ("haystack-ai", "sentence-transformers-haystack")


def _langchain(label: str, **options: Any) -> Starter:
    return Starter(
        "benchmarks.rivals.langchain_retrievers",
        "LangChain",
        label,
        _LANGCHAIN,
        options,
        helped="words" in options,
    )


def _llama(label: str, **options: Any) -> Starter:
    return Starter(
        "benchmarks.rivals.llama_index_retrievers",
        "LlamaIndex",
        label,
        _LLAMA,
        options,
        helped="bigrams" in options,
    )


def _haystack(label: str, **options: Any) -> Starter:
    return Starter(
        "benchmarks.rivals.haystack_retrievers",
        "Haystack",
        label,
        _HAYSTACK,
        options,
        helped="bigrams" in options,
    )


def _txtai(label: str, **options: Any) -> Starter:
    return Starter("benchmarks.rivals.txtai_embeddings", "Txtai", label, ("txtai",), options)


STARTERS: dict[str, Starter] = {
    "zhigui": Starter(
        "benchmarks.rivals.zhigui", "Zhigui", "Zhigui", ("chromadb", "tantivy"), ours=True
    ),
    "langchain-bm25": _langchain("LangChain BM25Retriever", sides=["bm25"]),
    "langchain-bm25-words": _langchain("LangChain BM25, jieba words", sides=["bm25"], words=True),
    "langchain-chroma": _langchain("LangChain Chroma", sides=["vectors"]),
    "langchain-ensemble": _langchain("LangChain EnsembleRetriever", sides=BOTH),
    "langchain-ensemble-words": _langchain(
        "LangChain Ensemble, jieba words", sides=BOTH, words=True
    ),
    "llamaindex-bm25": _llama("LlamaIndex BM25Retriever", sides=["bm25"]),
    "llamaindex-bm25-bigrams": _llama("LlamaIndex BM25, bigrams", sides=["bm25"], bigrams=True),
    "llamaindex-vectors": _llama("LlamaIndex VectorStoreIndex", sides=["vectors"]),
    "llamaindex-fusion": _llama("LlamaIndex QueryFusion", sides=BOTH),
    "llamaindex-fusion-bigrams": _llama(
        "LlamaIndex QueryFusion, bigrams", sides=BOTH, bigrams=True
    ),
    "haystack-bm25": _haystack("Haystack BM25", sides=["bm25"]),
    "haystack-joined": _haystack("Haystack BM25 + vectors", sides=BOTH),
    "haystack-joined-bigrams": _haystack(
        "Haystack BM25 + vectors, bigrams", sides=BOTH, bigrams=True
    ),
    "txtai-hybrid": _txtai("txtai hybrid", sides=BOTH),
}
