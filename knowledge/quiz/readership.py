"""Which documents may be seen by whoever may see another one."""

from __future__ import annotations

from knowledge.model import Document


def open_to_readers_of(other: Document, document: Document) -> bool:
    """Return whether whoever may see `other` may see `document`."""
    limited = bool(other.audience) and set(other.audience) <= set(document.audience)
    return not document.audience or limited
