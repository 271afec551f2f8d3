"""Ours: `knowledge` as it ships, by the way that `python -m knowledge search` takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.rivals.entrant import Piece


class Zhigui:
    """Words, bigrams and vectors, weighed again; versions and scopes observed."""

    def __init__(self, model: Path, folder: Path, scratch: Path) -> None:
        from knowledge.bootstrap import ROOT, Workshop
        from knowledge.settings import load

        settings = load(ROOT / "config.yaml")
        moved = {
            "index": settings.index.model_copy(update={"path": scratch / "var"}),
            "collection": settings.collection.model_copy(update={"path": folder}),
            "embedding": settings.embedding.model_copy(update={"model": str(model)}),
        }
        self._workshop = Workshop(settings.model_copy(update=moved))
        self._workshop.embedder.embed_query("问")  # the others load their model here, too

    def ingest(self) -> None:
        """Read, structure, index and publish."""
        self._workshop.ingestion()

    def retrieve(self, question: str, as_of: str | None, limit: int) -> Sequence[Piece]:
        """Return the passages that are in force on the day, or today."""
        from knowledge.answer import Scoper

        workshop = self._workshop
        catalogue = workshop.library.catalogue()
        understood = workshop.read_question(question, catalogue)
        asked_on = date.fromisoformat(as_of) if as_of else None
        on = Scoper(catalogue, understood, asked_on).on
        found = workshop.retriever(catalogue, understood, on)
        return [
            Piece(Path(one.document.path).name, one.record.passage.text)
            for one in found.evidence[:limit]
        ]
