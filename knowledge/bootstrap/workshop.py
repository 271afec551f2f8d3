"""The one place where adapters are built and put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.bootstrap.answering import ROOT, Answering
from knowledge.evaluation import Ask, Examination, about
from knowledge.index import Indexer
from knowledge.ingestion import (
    QUESTIONS,
    Approval,
    Collection,
    Ingestion,
    Planner,
    WorkerLimits,
    Workers,
)
from knowledge.once import once
from knowledge.reading import Limits, Readers, build_readers
from knowledge.search import Catalogues
from knowledge.settings import load


@dataclass(frozen=True)
class Workshop(Answering):
    """Builds what the commands need: what answers, and what ingests and examines."""

    @classmethod
    def from_config(cls, config: Path | None = None) -> Workshop:
        """Read the settings; raises SettingsError."""
        return cls(load(config or ROOT / "config.yaml"))

    @once
    def collection(self) -> Collection:
        return Collection(self.settings.collection.path)

    @once
    def readers(self) -> Readers:
        return build_readers(self._limits)

    @once
    def makers(self) -> Workers:
        reading = self.settings.reading
        limits = WorkerLimits(
            self._limits, reading.page_seconds, reading.file_seconds, reading.memory_mb
        )
        return Workers(limits, reading.workers, self.settings.passages.max_characters)

    @property
    def _limits(self) -> Limits:
        reading = self.settings.reading
        return Limits(
            pages=reading.max_pages,
            pixels=reading.max_megapixels * 1_000_000,
            unpacked_mb=reading.max_unpacked_mb,
            # A conversion that takes too long ends by itself, with a sentence of its own.
            convert_seconds=max(1, reading.page_seconds * 9 // 10),
        )

    @once
    def planner(self) -> Planner:
        return Planner(
            self.collection,
            self.readers,
            max_bytes=self.settings.collection.max_file_mb * 1024 * 1024,
            max_passage=self.settings.passages.max_characters,
        )

    @once
    def ingestion(self) -> Ingestion:
        return Ingestion(
            self.planner,
            self.makers,
            self.store,
            indexer=self._indexer,
            check=self._refuse_other_model,
            approval=Approval(
                self.collection.root / QUESTIONS, self._asking, self.settings.approval.tolerance
            ),
        )

    def _indexer(self) -> Indexer:
        _ = self.embedder.fingerprint  # raises where the model cannot be had
        return Indexer(self.embedder, self.terms)

    @once
    def examination(self) -> Examination:
        return Examination(
            self.library,
            self._asking,
            self.retriever,
            self.read_question,
            indexer=lambda: Indexer(self.embedder, self.terms),
        )

    @property
    def about(self) -> dict[str, Any]:
        """What an evaluation is of: the version, the model, the generation, the settings."""
        told = {"generation": self.store.current_id(), "embedding": self.embedder.fingerprint}
        return about(ROOT / "pyproject.toml", self.settings, **told)

    def _asking(self, library: Catalogues) -> Ask:
        dialogue = self._dialogue_over(library)
        return lambda item: dialogue(item.question, history=item.history, as_of=item.day)
