"""Which documents a comparing question sets side by side."""

from __future__ import annotations

from knowledge.model import Document
from knowledge.search import Found

_AT_MOST = 3
_NAMING = 0.5  # share by part of speech from which a word can name a document


def sides(found: Found) -> list[Document]:
    """Return the documents that the question names apart from each other.

    金华和仪陇各靠什么: each must be named by words of the question that name none of the
    others. Fewer than two means that the question compares within one document.
    """
    wanted = {word for one in found.notions if one.factor >= _NAMING for word in one.terms}
    named: dict[str, frozenset[str]] = {}
    documents: dict[str, Document] = {}
    for evidence in found.evidence:
        document = evidence.document
        if document.id not in named:
            named[document.id] = evidence.names & wanted
            documents[document.id] = document
    chosen: list[str] = []
    taken: frozenset[str] = frozenset()
    for document_id, words in sorted(named.items(), key=lambda item: -len(item[1])):
        if words - taken and len(chosen) < _AT_MOST:
            chosen.append(document_id)
            taken |= words
    return [documents[one] for one in documents if one in chosen]
