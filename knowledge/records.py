"""The JSON shapes that commands print: answers, passages, documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.model import Answer, Citation, NoAnswer, PrintedDate, ScoredPassage
from knowledge.search import Catalogue

Record = dict[str, Any]


def answer_record(
    question: str, answer: Answer | NoAnswer, *, elapsed_ms: float, id_: object = None
) -> Record:
    """Return an answer as `ask --json` and `--batch` print it."""
    answered = isinstance(answer, Answer)
    return {
        "id": id_,
        "question": question,
        "status": "answered" if answered else "no_answer",
        "answer": answer.text,
        "writer": answer.writer if isinstance(answer, Answer) else "extract",
        "confidence": round(answer.confidence, 4),
        "citations": _citations(answer.citations) if isinstance(answer, Answer) else [],
        "passages": [passage_record(one) for one in answer.passages],
        "notices": [{"code": one.code, "text": one.text} for one in answer.notices],
        "choices": [
            {"title": title, "question": asked}
            for title, asked in (answer.choices if isinstance(answer, NoAnswer) else ())
        ],
        "elapsed_ms": round(elapsed_ms, 1),
    }


def passage_record(one: ScoredPassage) -> Record:
    """Return a found passage."""
    return {
        "passage_id": one.passage.id,
        "title": one.document.title,
        "location": one.document.located(one.passage.location, one.passage.start),
        "text": one.passage.text,
        "score": round(one.score, 4),
    }


def document_records(catalogue: Catalogue, on: date) -> list[Record]:
    """Return every document as `documents --json` prints it, in order of path."""
    records = []
    files = catalogue.generation.manifest.files()
    for record in catalogue.records.values():
        document = record.document
        successor = catalogue.versions.successor(document, on)
        records.append(
            {
                "document_id": document.id,
                "title": document.title,
                "kind": document.kind.value,
                "issuer": document.issuer,
                "document_number": document.document_number,
                "authors": list(document.authors),
                "organisation": document.organisation,
                "source": document.source,
                "published": _iso(document.published),
                "effective": _iso(document.effective),
                "path": document.where,
                "provisions": record.articles,
                "passages": record.passages,
                "cleaned_lines": len(files[document.path].removed),
                "in_force": catalogue.versions.in_force(document, on),
                "superseded_by": successor.id if successor else None,
                "audience": list(document.audience),
            }
        )
    return records


def _citations(citations: Sequence[Citation]) -> list[Record]:
    return [
        {
            "mark": one.mark,
            "document_id": one.document.id,
            "title": one.document.title,
            "kind": one.document.kind.value,
            "location": one.location,
            "date": one.document.version_date,
            "quote": one.quote,
            "passage_id": one.passage_id,
            "path": one.document.where,
            "start": one.start,
            "end": one.end,
            "scanned": one.scanned,
        }
        for one in citations
    ]


def _iso(printed: PrintedDate | None) -> str | None:
    return printed.iso if printed else None
