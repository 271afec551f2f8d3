"""Which documents and provisions a question is about, and what to say of their versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.answer.texts import NOT_YET, OLDER_VERSION, OLDER_WITHOUT_DATE, REPEALED
from knowledge.model import Answer, Document, NoAnswer, Notice
from knowledge.search import Catalogue, Reference
from knowledge.structure import canonical_title


@dataclass(frozen=True, slots=True)
class Target:
    """A document and the provisions of it that are asked for."""

    document: Document
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to stay within (none: all in force) or the provisions asked for."""

    catalogue: Catalogue
    on: date
    documents: tuple[Document, ...] = ()
    targets: tuple[Target, ...] = ()

    def notices(self, answer: Answer | NoAnswer) -> list[Notice]:
        """Say where an answer rests on a text that is not in force today."""
        if isinstance(answer, NoAnswer):
            return []
        cited = {one.document.id: one.document for one in answer.citations}
        notices = [self._version(document) for document in cited.values()]
        return [one for one in notices if one]

    def _version(self, document: Document) -> Notice | None:
        versions = self.catalogue.versions
        successor = versions.successor(document, date.today())
        if successor is None:
            if document.kind.binding and not versions.in_force(document, self.on):
                text = NOT_YET.format(title=document.title, date=document.version_date)
                return Notice("not_yet_in_force", text)
            return None
        if canonical_title(successor.title) != canonical_title(document.title):
            text = REPEALED.format(title=document.title, by=successor.title)
            return Notice("repealed", text)
        if document.version_date and successor.version_date:
            text = OLDER_VERSION.format(
                title=document.title, date=document.version_date, current=successor.version_date
            )
        else:
            text = OLDER_WITHOUT_DATE.format(title=document.title)
        return Notice("older_version", text)
