"""A stretch of a document in force -> the citation of an item."""

from __future__ import annotations

from knowledge.model import Document, Passage, digest
from knowledge.quiz.item import ItemCitation


def cite(document: Document, passage: Passage, quote: str, start: int) -> ItemCitation:
    """Return the citation of a quote that begins at `start` of the document's text.

    Args:
        passage: that which holds its beginning.
    """
    return ItemCitation(
        title=document.title,
        location=document.located(passage.location, start),
        quote=quote,
        passage_id=passage.id,
        path=document.where,
        start=start,
        end=start + len(quote),
        document_id=document.id,
        version=document.version_date or "",
        passage_hash=digest(passage.text),
    )
