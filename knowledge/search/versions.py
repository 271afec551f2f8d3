"""Which version of a document is in force on a day.

Documents of one canonical title are chained by their version date. In force is the
newest whose date has come, unless another document repeals it. Documents of one title that
have no article number in common are parts of one rule (the 编 of a code, each in a file of
its own; amendments that number on), which do not replace each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.model import Document, Level
from knowledge.search.provisions import Reference
from knowledge.structure import canonical_title


class Versions:
    """The chains of a collection's documents.

    Args:
        articles: the numbers of the first and last article by document id, of those that
            have articles.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        articles: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        self._articles = articles or {}
        self._titled: dict[str, list[Document]] = {}
        self._repeals: list[tuple[str, Document]] = []
        for document in documents:
            self._titled.setdefault(canonical_title(document.title), []).append(document)
            self._repeals += [(canonical_title(title), document) for title in document.repeals]
        for titled in self._titled.values():
            titled.sort(key=_order)

    def chain(self, document: Document) -> list[Document]:
        """Return the versions of a document, oldest first, itself included."""
        titled = self._titled.get(canonical_title(document.title), [document])
        return [one for one in titled if not self._apart(one, document)]

    def parts(self, document: Document, on: date) -> list[Document]:
        """Return a document and the other parts of its rule that answer on that day."""
        titled = self._titled.get(canonical_title(document.title), [])
        return [
            document,
            *(one for one in titled if self._apart(one, document) and self._answers(one, on)),
        ]

    def part(self, document: Document, article: int, on: date) -> Document:
        """Return the part of a document's rule that has this article, else the document."""
        for one in self.parts(document, on):
            first, last = self._articles.get(one.id, (0, 0))
            if first <= article <= last:
                return one
        return document

    def numbers(self, document: Document, reference: Reference) -> bool:
        """Whether an article of this number may stand in a document that has articles."""
        first, last = self._articles.get(document.id, (1, 0))
        whole = reference.level is not Level.ARTICLE  # a chapter: it is not known here
        return first <= last and (whole or first <= reference.article <= last)

    def in_force(self, document: Document, on: date) -> bool:
        """Whether this is the version that answers on that day.

        News and articles that share a title by chance have no versions: only rules
        replace each other.
        """
        if not document.kind.binding:
            return True
        return self.successor(document, on) is None and _has_come(document, on)

    def successor(self, document: Document, on: date) -> Document | None:
        """Return the version or repealing document that replaced it by that day."""
        if not document.kind.binding:
            return None
        chain = self.chain(document)
        later = [
            other
            for other in chain
            if _order(other) > _order(document) and other.kind.binding and _has_come(other, on)
        ]
        if later:
            return later[-1]
        title = canonical_title(document.title)
        for repealed, by in self._repeals:
            if (
                repealed == title
                and canonical_title(by.title) != title
                and _has_come(by, on)
                and _order(by) > _order(document)
            ):
                return by
        return None

    def answering(self, document: Document, on: date) -> Document:
        """Return the version of a document's title that answers on that day."""
        chain = self.chain(document)
        come = [one for one in chain if _has_come(one, on)]
        return come[-1] if come else chain[0]

    def superseded(self, on: date) -> frozenset[str]:
        """Return the ids of documents that do not answer on that day."""
        return frozenset(
            document.id
            for titled in self._titled.values()
            for document in titled
            if not self._answers(document, on)
        )

    def _answers(self, document: Document, on: date) -> bool:
        if self.in_force(document, on):
            return True
        # Before the first version took effect, that one is all there is.
        chain = self.chain(document)
        return (
            document is chain[0]
            and self.successor(document, on) is None
            and not any(self.in_force(other, on) for other in chain)
        )

    def _apart(self, one: Document, other: Document) -> bool:
        """Whether both have articles and no number in common."""
        if one.id not in self._articles or other.id not in self._articles:
            return False
        (first, last), (begin, end) = self._articles[one.id], self._articles[other.id]
        return last < begin or end < first


def _order(document: Document) -> tuple[str, str]:
    return document.version_date or "", document.path


def _has_come(document: Document, on: date) -> bool:
    version = document.version_date
    return version is None or version <= on.isoformat()
