"""A provision that is named inside quoted words belongs to the document they stand in."""

from __future__ import annotations

from datetime import date

from knowledge.answer.scope import Target
from knowledge.model import Document
from knowledge.search import Catalogue, Question, Reference, find_references, quoted_words


def quoted_provision(question: Question, catalogue: Catalogue, on: date) -> Target | None:
    """Return the provision that 第九条 or 前款 inside a quotation means, of the document quoted
    from, the one in force first; None where the words name a title themselves."""
    hidden = catalogue.superseded(on)
    for words in quoted_words(question.text):
        references = tuple(find_references(words))
        if not (references or "前款" in words) or catalogue.titles.mentions(words):
            continue
        quoting = catalogue.generation.manifest.mentioning(words)
        for one in sorted(
            set(quoting) & catalogue.documents.keys(), key=lambda one: (one in hidden, one)
        ):
            document = catalogue.documents[one]
            named = references or _previous(document, catalogue.text(one).find(words), catalogue)
            if named:
                return Target(document, named)
    return None


def _previous(document: Document, at: int, catalogue: Catalogue) -> tuple[Reference, ...]:
    """The 款 before the one in which the text's character `at` stands."""
    for place in catalogue.places(document.id):
        if ".k" in place.key and place.start <= at < place.end and (place.number or 0) > 1:
            article = place.key.split(".")[-2].lstrip("a").split("~")[0]
            number, _, insert = article.partition("-")
            previous = (place.number or 0) - 1
            inserted = int(insert) if insert else None
            return (Reference(0, 0, int(number), inserted, previous),)
    return ()
