"""Who wrote it, when and where it appeared: answered from what is printed, or refused."""

from __future__ import annotations

from knowledge.model import Document
from knowledge.search import Catalogue, Question, Wants


def printed_names(document: Document, question: Question) -> list[str] | None:
    """Return the words that a byline question asks for, as printed; None where the
    document does not have one of them.

    >>> printed_names(document_by_chen_zuan, read_question("谁写的？", folder))
    ['陈钻']
    """
    date = document.published or document.promulgated or document.adopted
    published = date.printed if date else None
    printed: dict[Wants, tuple[str | None, ...]] = {
        Wants.AUTHOR: document.authors or (document.organisation,),
        Wants.PUBLISHED: (published,),
        Wants.PUBLISHER: (document.source,),
    }
    asked = [word for want, words in printed.items() if want in question.wants for word in words]
    found = [word for word in asked if word]
    return found if len(found) == len(asked) else None


def byline_row(catalogue: Catalogue, document: Document, names: list[str]) -> int | None:
    """Return the row of the passage in which most of these names stand."""
    records = catalogue.generation.manifest.passages_of(document.id)
    held = {one.row: sum(name in one.passage.text for name in names) for one in records}
    best = max(held, key=held.__getitem__, default=None)
    return best if best is not None and held[best] else None
