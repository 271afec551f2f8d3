"""Which of the found passages answers, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answer.compare import compared_versions, sides
from knowledge.answer.scope import Scope
from knowledge.answer.texts import AMOUNT, AMOUNTS, OBJECTIONS
from knowledge.model import Document, Notice
from knowledge.search import (
    BYLINE,
    Catalogue,
    Evidence,
    Found,
    Objections,
    Question,
    Retriever,
    Wants,
)
from knowledge.structure import canonical_title

_NEARLY = 24
_NEARLY_AS_GOOD = 0.75
_TRIED = 4


@dataclass(frozen=True, slots=True)
class EvidenceChooser:
    """Chooses the evidence for one question and holds it against what is asked."""

    catalogue: Catalogue
    retriever: Retriever
    objections: Objections
    question: Question
    scope: Scope

    def __call__(self, found: Found) -> tuple[Sequence[Evidence], list[Notice]]:
        """Return the evidence to answer with and the doubts about it.

        It is the best passage, or one nearly as good that meets no objection; one of each
        document where the question compares two.
        """
        compared = self._compared(found)
        if self.question.wants & BYLINE:
            return compared or found.evidence[:1], []
        if compared:
            return compared, self._doubts(found, compared)
        best, *others = _nearly_as_good(found.evidence)
        doubts = self._doubts(found, [best])
        if doubts:
            for other in others:
                if not self._doubts(found, [other]):
                    return [other], []
        return [best], doubts

    def _compared(self, found: Found) -> list[Evidence]:
        """The best passage of each document that the question sets side by side."""
        about = self.scope.documents or tuple(one.document for one in found.evidence[:1])
        versions = compared_versions(self.question, about, self.catalogue)
        if Wants.COMPARISON not in self.question.wants and not versions:
            return []
        chosen: list[Evidence] = []
        named = versions or self.scope.documents or sides(self.question, found, self.catalogue)
        for document in named:
            only = frozenset({document.id})
            again = self.retriever(self.catalogue, self.question, self.scope.on, within=only)
            chosen += _nearly_as_good(again.evidence)[:1] if again.evidence else []
        return chosen if len(chosen) > 1 else []

    def _doubts(self, found: Found, chosen: Sequence[Evidence]) -> list[Notice]:
        catalogue = self.catalogue
        documents = {one.document.id: one.document for one in chosen}
        in_force = self._in_force(list(documents.values()))
        objected = self.objections(
            self.question,
            chosen,
            found.names,
            numbers=frozenset(catalogue.records[one].number for one in documents),
            document_text=lambda: "\n".join(catalogue.text(one) for one in documents),
            mentioned=catalogue.mentioned,
            years=() if in_force else self.question.years,
        )
        amount = next((AMOUNTS[one] for one in AMOUNTS if one in self.question.wants), AMOUNT)
        return [
            Notice(f"objection_{one.kind}", OBJECTIONS[one.kind].format(words=one.words or amount))
            for one in objected
        ]

    def _in_force(self, documents: Sequence[Document]) -> bool:
        """Whether these are rules that were in force in the year that the question names, or
        versions of one rule, each by its own year."""
        versions = self.catalogue.versions
        compared = len({canonical_title(one.title) for one in documents}) < len(documents)
        return all(
            one.kind.binding and (compared or versions.in_force(one, self.scope.on))
            for one in documents
        )


def _nearly_as_good(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The passages nearly as good as the best, those that have the figure or date asked for
    before the others."""
    enough = _NEARLY_AS_GOOD * evidence[0].score
    nearly = [one for one in evidence[:_NEARLY] if one.score >= enough and one.sentences]
    nearly.sort(key=lambda one: not one.features.fulfils)
    return nearly[:_TRIED] or list(evidence[:1])
