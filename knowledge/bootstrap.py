"""The one place where adapters are built and put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.collection import GLOSSARY, Collection
from knowledge.index import GenerationStore, Indexer, SentenceTransformerEmbedder, Terms
from knowledge.ingestion import Ingestion
from knowledge.reading import HtmlReader, MarkdownReader, Readers, TextReader
from knowledge.settings import Settings, load

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Workshop:
    """Builds what the commands need, each part when it is first asked for."""

    settings: Settings

    @classmethod
    def from_config(cls, config: Path | None = None) -> Workshop:
        """Read the settings; raises SettingsError."""
        return cls(load(config or ROOT / "config.yaml"))

    @cached_property
    def collection(self) -> Collection:
        return Collection(self.settings.collection.path)

    @cached_property
    def readers(self) -> Readers:
        return Readers([TextReader(), MarkdownReader(), HtmlReader()])

    @cached_property
    def store(self) -> GenerationStore:
        index = self.settings.index
        return GenerationStore(index.path, keep=index.keep_generations)

    @cached_property
    def terms(self) -> Terms:
        return Terms()

    @cached_property
    def embedder(self) -> SentenceTransformerEmbedder:
        embedding = self.settings.embedding
        return SentenceTransformerEmbedder(
            embedding.model,
            query_prefix=embedding.query_prefix,
            passage_prefix=embedding.passage_prefix,
            batch_size=embedding.batch_size,
            device=embedding.device,
        )

    @cached_property
    def ingestion(self) -> Ingestion:
        return Ingestion(
            self.collection,
            self.readers,
            self.store,
            indexer=lambda: Indexer(self.embedder, self.terms),
            max_bytes=self.settings.collection.max_file_mb * 1024 * 1024,
            max_passage=self.settings.passages.max_characters,
        )
