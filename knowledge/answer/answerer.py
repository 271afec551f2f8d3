"""Question -> Answer | NoAnswer, without a language model.

A provision asked for by number is looked up; everything else is searched, held against
the question, and either answered with the sentences that answer or refused with the
nearest places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answer.compare import sides
from knowledge.answer.extract import extract
from knowledge.answer.provision_answer import ProvisionAnswerer
from knowledge.answer.scope import Scope, Scoper
from knowledge.answer.texts import (
    BYLINE_WORDS,
    EMPTY_QUESTION,
    LABELS,
    OBJECTIONS,
    REFUSAL,
)
from knowledge.model import Answer, Citation, Document, NoAnswer, Notice, ScoredPassage
from knowledge.search import (
    BYLINE,
    Catalogue,
    Evidence,
    Found,
    Library,
    Objections,
    Question,
    Retriever,
    Wants,
    confidence,
    find_references,
    read_question,
)
from knowledge.search.question import Folder

_QUOTES = 600  # characters of all quotes together
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from the published generation.

    Args:
        threshold: confidence below this is refused.
        max_characters: of an answer that is not a list.
    """

    library: Library
    retriever: Retriever
    objections: Objections
    folder: Folder
    threshold: float
    max_characters: int

    def __call__(
        self, text: str, *, as_of: date | None = None, focus: str | None = None
    ) -> Answer | NoAnswer:
        """Answer a question.

        Args:
            as_of: the day whose versions answer; None means today.
            focus: id of the document that the conversation is about, for 第十条 alone.

        Raises:
            NoGeneration: nothing has been ingested yet.
            ModelMismatch: the index was embedded by another model.
        """
        catalogue = self.library.catalogue()
        question = read_question(text, self.folder)
        if not question.subject and not question.titles:
            return NoAnswer(EMPTY_QUESTION, 0.0, notices=(Notice("empty", EMPTY_QUESTION),))
        on = as_of or date.today()
        scope = Scoper(catalogue, question, on, focus=focus)()
        if isinstance(scope, NoAnswer):
            return scope
        if scope.references and scope.documents:
            answer = ProvisionAnswerer(catalogue)(scope.documents[0], scope.references)
        else:
            answer = self._searched(catalogue, question, on, scope)
        return replace(answer, notices=(*answer.notices, *scope.notices(answer)))

    def look_up(self, text: str, *, as_of: date | None = None) -> Answer | NoAnswer | None:
        """Quote the provisions that the text names; None where it names none."""
        question = read_question(text, self.folder)
        if not find_references(question.folded):
            return None
        return self(text, as_of=as_of)

    def _searched(
        self, catalogue: Catalogue, question: Question, on: date, scope: Scope
    ) -> Answer | NoAnswer:
        within = frozenset(one.id for one in scope.documents) or None
        found = self.retriever(catalogue, question, on, within=within)
        nearest = tuple(one.scored() for one in found.evidence[:_SHOWN])
        if not found.evidence:
            return _refusal(0.0, nearest, [])
        chosen = self._chosen(catalogue, question, on, found)
        sure = min(confidence(one.features) for one in chosen)
        notices = self._doubts(catalogue, question, chosen)
        if notices:
            sure = min(sure, self.threshold / 2)
        if sure < self.threshold:
            return _refusal(sure, nearest, notices)
        return self._written(chosen, question, sure, nearest)

    def _chosen(
        self, catalogue: Catalogue, question: Question, on: date, found: Found
    ) -> list[Evidence]:
        """The best passage; one of each document where the question compares two."""
        compared = sides(found) if Wants.COMPARISON in question.wants else []
        chosen = []
        for document in compared:
            only = frozenset({document.id})
            best = self.retriever(catalogue, question, on, within=only).evidence
            chosen += best[:1]
        return chosen if len(chosen) > 1 else list(found.evidence[:1])

    def _doubts(
        self, catalogue: Catalogue, question: Question, chosen: Sequence[Evidence]
    ) -> list[Notice]:
        byline = [_missing_byline(want, chosen) for want in sorted(question.wants & BYLINE)]
        if any(byline):
            return [one for one in byline if one]
        lexical = catalogue.generation.lexical
        whole = "\n".join(catalogue.text(one.document.id) for one in chosen)
        objected = self.objections(
            question,
            chosen,
            document_text=whole,
            known=lambda word: lexical.frequency(word) > 0,
        )
        return [
            Notice(f"objection_{one.kind}", OBJECTIONS[one.kind].format(words=one.words))
            for one in objected
        ]

    def _written(
        self,
        chosen: Sequence[Evidence],
        question: Question,
        sure: float,
        nearest: tuple[ScoredPassage, ...],
    ) -> Answer:
        parts: list[str] = []
        citations: list[Citation] = []
        room = _QUOTES // len(chosen)
        for mark, evidence in enumerate(chosen, start=1):
            passage, document = evidence.record.passage, evidence.document
            cut = extract(evidence, question, self.max_characters)
            start, end = _window(len(passage.text), cut.start, cut.end, room)
            citations.append(
                Citation(
                    mark=mark,
                    document=document,
                    location=passage.location,
                    quote=passage.text[start:end],
                    passage_id=passage.id,
                    start=passage.start + start,
                    end=passage.start + end,
                )
            )
            parts.append(f"{LABELS[document.kind]}{cut.text}[{mark}]")
        return Answer("\n".join(parts), tuple(citations), sure, nearest)


def _window(length: int, start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of at most `room` characters that is quoted around an answer."""
    if length <= room:
        return 0, length
    if end - start >= room:
        return start, start + room
    before = min(start, (room - (end - start)) // 2)
    low = max(0, min(start - before, length - room))
    return low, low + room


def _missing_byline(want: Wants, chosen: Sequence[Evidence]) -> Notice | None:
    """Who wrote it and when is answered from what is printed, never from a sentence."""

    def printed(document: Document) -> bool:
        if want is Wants.AUTHOR:
            return bool(document.authors or document.organisation)
        return bool(document.published if want is Wants.PUBLISHED else document.source)

    if all(printed(one.document) for one in chosen):
        return None
    words = BYLINE_WORDS[want]
    return Notice("no_byline", OBJECTIONS["byline"].format(words=words))


def _refusal(
    sure: float, nearest: tuple[ScoredPassage, ...], notices: Sequence[Notice]
) -> NoAnswer:
    return NoAnswer(REFUSAL, sure, nearest, tuple(notices))
