"""What in a question the found document contradicts or lacks: each a reason to refuse.

A question takes things for granted: a year, a figure, a place, a name, the words in
quotation marks, that something happened. Where the document at hand does not bear one
of them out, the nearest sentence is not an answer, however many words it shares.

Rules are asked about with the asker's own figures and places ("去外省出差住宿费300元能报吗"),
so those two are not held against a regulation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.index import Terms
from knowledge.search.question import Question, Wants
from knowledge.search.reranker import Evidence, names_of

_FROM_TO = re.compile(r"从\D{0,6}(\d+(?:\.\d+)?)\D{0,12}?[到成至]\D{0,6}?(\d+(?:\.\d+)?)")
_CAUSE = re.compile(r"因|由于|为了|为.{2,20}[，,]|原因|导致|致使|所以|旨在|根源|为此|在于|目的")
_COMMON_PLACES = frozenset("中国 全国 中华 国家 中央 我国 全省 全市 全县 世界".split())
_SHARED_BIGRAMS = 0.5


class Objection(StrEnum):
    """Which thing taken for granted is not borne out."""

    YEAR = "year"
    FIGURE = "figure"
    NAME = "name"
    QUOTED = "quoted"
    REVERSED = "reversed"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection and the words of the question that it is about."""

    kind: Objection
    words: str


class Objections:
    """Holds a question against the evidence that is to answer it."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def __call__(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        *,
        document_text: str,
        known: Callable[[str], bool],
    ) -> list[Objected]:
        """Return what the evidence contradicts or lacks.

        Args:
            evidence: the passages that would be cited together.
            document_text: the whole text of the documents they stand in.
            known: whether a word stands anywhere in the collection.
        """
        passages = self._terms.fold("\n".join(_around(one) for one in evidence))
        whole = self._terms.fold(document_text) + passages
        rules = all(one.document.kind.binding for one in evidence)
        found = [Objected(Objection.YEAR, one) for one in question.years if one not in passages]
        if not rules:
            found += self._figures(question, passages)
            found += self._names(question, whole, known)
        found += self._quoted(question, whole)
        if match := _FROM_TO.search(question.folded):
            first, second = (passages.find(one) for one in match.groups())
            if first > second >= 0:
                found.append(Objected(Objection.REVERSED, match.group()))
        if Wants.REASON in question.wants and not _CAUSE.search(_answering(evidence)):
            found.append(Objected(Objection.CAUSE, ""))
        return found

    @staticmethod
    def _figures(question: Question, passages: str) -> list[Objected]:
        return [
            Objected(Objection.FIGURE, one) for one in question.figures if one not in passages
        ]

    def _names(
        self, question: Question, whole: str, known: Callable[[str], bool]
    ) -> list[Objected]:
        """Places and people that another document speaks of, or the dictionary knows."""
        found = []
        for word, tag in self._terms.tagged(question.subject):
            stem = word[:-1] if len(word) > 2 and word[-1] in "省市县区" else word
            if len(stem) < 2 or word in _COMMON_PLACES or stem in whole:
                continue
            place = tag == "ns" and (self._terms.is_word(word) or known(word))
            person = tag == "nr" and known(word)
            if place or person:
                found.append(Objected(Objection.NAME, word))
        return found

    @staticmethod
    def _quoted(question: Question, whole: str) -> list[Objected]:
        found = []
        for words in question.quoted:
            pairs = {words[at : at + 2] for at in range(len(words) - 1)}
            shared = sum(pair in whole for pair in pairs)
            if len(words) >= 3 and words not in whole and shared < _SHARED_BIGRAMS * len(pairs):
                found.append(Objected(Objection.QUOTED, words))
        return found


def _around(one: Evidence) -> str:
    dates = (one.document.published, one.document.effective, one.document.promulgated)
    printed = [date.printed for date in dates if date]
    return "\n".join((one.record.passage.embedding_text, names_of(one.document), *printed))


def _answering(evidence: Sequence[Evidence]) -> str:
    """The best sentence of each passage with its neighbours, where a reason would stand."""
    texts = []
    for one in evidence:
        if one.sentences:
            best = max(range(len(one.sentences)), key=one.relevance.__getitem__)
            texts += [each.text for each in one.sentences[max(0, best - 1) : best + 2]]
    return "".join(texts)
