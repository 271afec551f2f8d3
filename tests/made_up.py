"""Made-up documents, evidence and collections, so that a test shows all that decides it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from knowledge.bootstrap import ROOT, Workshop
from knowledge.index import PassageRecord
from knowledge.model import Document, Kind, Passage, PrintedDate, digest
from knowledge.search import Evidence
from knowledge.search.features import Features
from knowledge.search.sentences import sentences
from knowledge.settings import load

DOCUMENTS = ROOT / "documents"
QUESTIONS = ROOT / "tests" / "data" / "sample_questions.jsonl"


def workshop_at(var: Path, documents: Path) -> Workshop:
    """Return a workshop of the shipped settings with its own state, collection and one reader."""
    settings = load(ROOT / "config.yaml")
    moved = {
        "index": settings.index.model_copy(update={"path": var}),
        "collection": settings.collection.model_copy(update={"path": documents}),
        "reading": settings.reading.model_copy(update={"workers": 1}),
    }
    return Workshop(settings.model_copy(update=moved))


def dated(iso: str) -> PrintedDate:
    """Return a date as a regulation prints it."""
    year, *rest = iso.split("-")
    printed = f"{year}年" + "".join(
        f"{int(number)}{unit}" for number, unit in zip(rest, "月日", strict=False)
    )
    return PrintedDate(iso, printed)


def made_document(title: str, *, effective: str | None = None, **fields: Any) -> Document:
    """Return a document, a regulation unless `kind` says otherwise."""
    id_ = digest(f"{title}|{effective}")[:10]
    given: dict[str, Any] = {
        "id": id_,
        "path": f"{title}-{effective or 'undated'}.txt",
        "kind": Kind.REGULATION,
        "text": "",
        "effective": dated(effective) if effective else None,
    }
    return Document(title=title, **{**given, **fields})


def made_evidence(
    text: str,
    *,
    document: Document | None = None,
    best: int = 0,
    relevance: Sequence[float] | None = None,
    opening: str = "",
    place: str = "a1",
) -> Evidence:
    """Return a passage as evidence; the sentence number `best` is the most relevant."""
    owner = document or made_document("云泽市档案查阅办法")
    pieces = tuple(sentences(text))
    if relevance is None:
        relevance = [1.0 if at == best else 0.1 for at in range(len(pieces))]
    lead = f"{owner.title} › 第一条\n" + (f"{opening}\n" if opening else "")
    passage = Passage(
        id=f"{owner.id}:{place}:0",
        document_id=owner.id,
        place=place,
        location="第一条",
        start=0,
        end=len(text),
        text=text,
        embedding_text=lead + text,
    )
    return Evidence(
        PassageRecord(1, passage),
        owner,
        Features(),
        sentences=pieces,
        relevance=tuple(relevance),
    )
