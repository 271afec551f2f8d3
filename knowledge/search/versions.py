"""Which version of a document is in force on a day.

Documents of one canonical title are chained by their version date. In force is the
newest whose date has come, unless another document repeals it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.model import Document
from knowledge.structure import canonical_title


class Versions:
    """The chains of a collection's documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._chains: dict[str, list[Document]] = {}
        self._repeals: list[tuple[str, Document]] = []
        for document in documents:
            self._chains.setdefault(canonical_title(document.title), []).append(document)
            self._repeals += [(canonical_title(title), document) for title in document.repeals]
        for chain in self._chains.values():
            chain.sort(key=_order)

    def chain(self, document: Document) -> list[Document]:
        """Return the versions of a document's title, oldest first, itself included."""
        return self._chains.get(canonical_title(document.title), [document])

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
            for chain in self._chains.values()
            for document in chain
            if not self._answers(chain, document, on)
        )

    def _answers(self, chain: list[Document], document: Document, on: date) -> bool:
        if self.in_force(document, on):
            return True
        # Before the first version took effect, that one is all there is.
        return (
            document is chain[0]
            and self.successor(document, on) is None
            and not any(self.in_force(other, on) for other in chain)
        )


def _order(document: Document) -> tuple[str, str]:
    return document.version_date or "", document.path


def _has_come(document: Document, on: date) -> bool:
    version = document.version_date
    return version is None or version <= on.isoformat()
