"""Documents with the same text: only the first of them answers."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.index import DocumentRecord, Draft
from knowledge.texts import DUPLICATE


def settle_duplicates(draft: Draft) -> None:
    """Of documents with the same text for the same people only the first, by path, is indexed."""
    first: dict[tuple[str, frozenset[str]], str] = {}
    for record in draft.manifest.documents():
        same = record.text_hash, frozenset(record.document.audience)
        owner = first.setdefault(same, record.document.id)
        duplicate_of = None if owner == record.document.id else owner
        if duplicate_of != record.duplicate_of:
            draft.manifest.set_duplicate(record.document.id, duplicate_of)


def tell_duplicates(records: Sequence[DocumentRecord]) -> list[str]:
    """Return a sentence for each document that another answers for."""
    places = {record.document.id: record.document.where for record in records}
    return [
        DUPLICATE.format(
            path=record.document.where,
            title=record.document.title,
            other=places[record.duplicate_of],
        )
        for record in records
        if record.duplicate_of is not None
    ]
