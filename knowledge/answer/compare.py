"""Which documents a comparing question sets side by side."""

from __future__ import annotations

from knowledge.model import Document
from knowledge.search import Catalogue, Found, Question

_AT_MOST = 3


def sides(question: Question, found: Found, catalogue: Catalogue) -> list[Document]:
    """Return the documents that the question names apart from each other.

    金华和仪陇各靠什么: each name stands for the document that has most of it, words in
    quotation marks for the one whose title they stand in. Fewer than two means that the
    question compares within one document.
    """
    chosen: list[Document] = []
    for name in found.names:
        if name.principal is not None:
            chosen.append(catalogue.documents[catalogue.numbers[name.principal]])
    for words in question.quoted:
        chosen += [one for one in catalogue.documents.values() if words in one.title][:1]
    return list({one.id: one for one in chosen}.values())[:_AT_MOST]
