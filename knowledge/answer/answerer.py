"""Question -> Answer | NoAnswer, without a language model.

A provision asked for by number is looked up, who wrote a document is read off it;
everything else is searched, held against the question, and either answered with the
sentences that answer or refused with the nearest places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answer.article_count import article_count
from knowledge.answer.byline import byline_row, printed_names
from knowledge.answer.choosing import EvidenceChooser
from knowledge.answer.enumeration import enumeration
from knowledge.answer.extract import extract, lines_with
from knowledge.answer.focus import Focus, spoken_of_first
from knowledge.answer.provision_answer import ProvisionAnswerer
from knowledge.answer.scope import Scope
from knowledge.answer.scoper import Scoper
from knowledge.answer.searched_as import repaired, searched_as
from knowledge.answer.texts import EMPTY_QUESTION, NO_BYLINE, REFUSAL, SCANNED, TOO_LONG
from knowledge.answer.writing import QUOTES, Part, write
from knowledge.model import Answer, NoAnswer, Notice
from knowledge.search import (
    BYLINE,
    LONGEST_QUESTION,
    Catalogue,
    Catalogues,
    Evidence,
    Folder,
    Objections,
    Question,
    QuestionReader,
    Retriever,
)

_SHOWN = 10
_SPOKEN_OF = 0.05  # of the question's weight
# What is missing from one passage may stand in the list that is spread over several.
_ABOUT_ITEMS = frozenset({"objection_items", "objection_thing", "objection_subject"})


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from the published generation, those of many threads at once.

    Args:
        threshold: 0.5 refuses as was fitted for each kind of question, more refuses more.
        max_characters: of an answer that is not a list.
    """

    library: Catalogues
    retriever: Retriever
    objections: Objections
    read: QuestionReader
    folder: Folder
    threshold: float
    max_characters: int

    def __call__(
        self,
        text: str,
        *,
        as_of: date | None = None,
        focus: Focus | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Answer | NoAnswer:
        """Answer a question.

        Args:
            as_of: the day whose versions answer; None means today.
            focus: what the conversation is about.
            viewer: the audiences that the asker belongs to; None sees everything.

        Raises:
            NoGeneration: nothing has been ingested yet.
            ModelMismatch: the index was embedded by another model.
        """
        return self.answer(self.library.catalogue(viewer), text, as_of=as_of, focus=focus)

    def answer(
        self,
        catalogue: Catalogue,
        text: str,
        *,
        as_of: date | None = None,
        focus: Focus | None = None,
    ) -> Answer | NoAnswer:
        """Answer a question from one catalogue, as that stands."""
        if len(text) > LONGEST_QUESTION:
            too_long = TOO_LONG.format(limit=LONGEST_QUESTION)
            return NoAnswer(too_long, 0.0, notices=(Notice("too_long", too_long),))
        question = self.read(text, catalogue)
        if question.empty:
            return NoAnswer(EMPTY_QUESTION, 0.0, notices=(Notice("empty", EMPTY_QUESTION),))
        answer = self._answered(catalogue, question, as_of, focus)
        return replace(answer, notices=(*repaired(question), *answer.notices))

    def _answered(
        self,
        catalogue: Catalogue,
        question: Question,
        as_of: date | None,
        focus: Focus | None,
    ) -> Answer | NoAnswer:
        scope = Scoper(catalogue, question, as_of, focus=focus)()
        if isinstance(scope, NoAnswer):
            return scope
        counted = article_count(question, scope.documents, catalogue)
        if scope.targets:
            answer = ProvisionAnswerer(catalogue)(scope.targets)
        elif counted:
            answer = counted
        else:
            answer = self._searched(catalogue, question, scope, focus)
            told = searched_as(question, answer, self.folder.fold)
            answer = replace(answer, notices=(*answer.notices, *told))
        return _with_notices(answer, scope)

    def look_up(
        self, text: str, *, as_of: date | None = None, viewer: frozenset[str] | None = None
    ) -> Answer | NoAnswer | None:
        """Quote whole the provisions that the text names; None where it names none.

        Args:
            as_of, viewer: as for a question.
        """
        catalogue = self.library.catalogue(viewer)
        question = self.read(text, catalogue)
        scope = Scoper(catalogue, question, as_of)()
        if isinstance(scope, NoAnswer):
            return scope
        if not scope.targets:
            return None
        found = ProvisionAnswerer(catalogue, limit=None)(scope.targets)
        answer = _with_notices(found, scope)
        return replace(answer, notices=(*repaired(question), *answer.notices))

    def _searched(
        self,
        catalogue: Catalogue,
        question: Question,
        scope: Scope,
        focus: Focus | None,
    ) -> Answer | NoAnswer:
        within = frozenset(one.id for one in scope.documents) or None
        found = self.retriever(catalogue, question, scope.on, within=within)
        if focus:
            found = replace(found, evidence=spoken_of_first(found.evidence, focus, question))
        nearest = tuple(one.scored() for one in found.evidence[:_SHOWN])
        if not found.evidence:
            return NoAnswer(REFUSAL, 0.0)
        byline = bool(question.wants & BYLINE)
        spread = None if byline else enumeration(question, found.evidence[0].document, catalogue)
        choose = EvidenceChooser(catalogue, self.retriever, self.objections, question, scope)
        chosen, doubts = choose(found)
        sure = min(found.confidence(one) for one in chosen)
        threshold = found.threshold(question, self.threshold)
        parts = self._byline(catalogue, question, chosen) if byline else self._cut(chosen, question)
        if parts is None:
            doubts = [Notice("no_byline", NO_BYLINE)]
        if spread and all(one.code in _ABOUT_ITEMS for one in doubts):
            return replace(spread, confidence=sure, passages=nearest)
        if doubts or not (byline or any(_speaks_of(one) for one in chosen)):
            sure = min(sure, threshold / 2)
        if sure < threshold or parts is None:
            return NoAnswer(REFUSAL, sure, nearest, tuple(doubts))
        return replace(write(parts), confidence=sure, passages=nearest)

    def _cut(self, chosen: Sequence[Evidence], question: Question) -> list[Part]:
        limit = min(self.max_characters, QUOTES // len(chosen))
        return [
            Part(one.document, one.record.passage, extract(one, question, limit)) for one in chosen
        ]

    @staticmethod
    def _byline(
        catalogue: Catalogue, question: Question, chosen: Sequence[Evidence]
    ) -> list[Part] | None:
        """What is printed about each document; None where something is not."""
        parts = []
        for one in chosen:
            names = printed_names(one.document, question)
            row = byline_row(catalogue, one.document, names) if names else None
            if names is None or row is None:
                return None
            passage = catalogue.passages([row])[row].passage
            parts.append(Part(one.document, passage, lines_with(passage.text, names)))
        return parts


def _with_notices(answer: Answer | NoAnswer, scope: Scope) -> Answer | NoAnswer:
    """Say what the person must know of the versions and of how the quotes were read."""
    notices = [*answer.notices, *scope.notices(answer)]
    if isinstance(answer, Answer) and any(one.scanned for one in answer.citations):
        notices.append(Notice("scanned", SCANNED))
    return replace(answer, notices=tuple(notices))


def _speaks_of(evidence: Evidence) -> bool:
    """Whether more than a stray word of the question stands there: likeness alone finds
    something near to anything, to a recipe as well.
    """
    return evidence.features.coverage >= _SPOKEN_OF
