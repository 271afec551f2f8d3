"""Passages -> a generation: embedding, vectors, lexical index, manifest, publication."""

from knowledge.index.chronicle import Change, ChangeState, record_changes, recorded_changes
from knowledge.index.embedding import Embedder, SentenceTransformerEmbedder
from knowledge.index.generation import Draft, Generation
from knowledge.index.generations import GenerationStore
from knowledge.index.indexer import Indexed, Indexer, Progress
from knowledge.index.lexical import BODY, CONTEXT, TantivyLexicalIndex
from knowledge.index.manifest import SqliteManifest
from knowledge.index.manifest_records import (
    DocumentRecord,
    FileRecord,
    PassageRecord,
    dump_metadata,
    load_document,
)
from knowledge.index.named_model import NamedModel
from knowledge.index.remembered import Remembered
from knowledge.index.terms import STOP_CHARACTERS, Terms
from knowledge.index.vectors import ChromaVectorIndex
from knowledge.index.visible import LexicalSearch, Searchable, VectorSearch, VisibleGeneration
from knowledge.index.word_table import TokenVectors, WordTable

__all__ = [
    "BODY",
    "CONTEXT",
    "STOP_CHARACTERS",
    "Change",
    "ChangeState",
    "ChromaVectorIndex",
    "DocumentRecord",
    "Draft",
    "Embedder",
    "FileRecord",
    "Generation",
    "GenerationStore",
    "Indexed",
    "Indexer",
    "LexicalSearch",
    "NamedModel",
    "PassageRecord",
    "Progress",
    "Remembered",
    "Searchable",
    "SentenceTransformerEmbedder",
    "SqliteManifest",
    "TantivyLexicalIndex",
    "Terms",
    "TokenVectors",
    "VectorSearch",
    "VisibleGeneration",
    "WordTable",
    "dump_metadata",
    "load_document",
    "record_changes",
    "recorded_changes",
]
