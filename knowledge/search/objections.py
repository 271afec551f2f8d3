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

from knowledge.index import Embedder, Terms
from knowledge.model import Kind
from knowledge.search.fulfilment import fulfils
from knowledge.search.names import Name
from knowledge.search.question import Question, Wants
from knowledge.search.reranker import Evidence, best_sentence

_FROM_TO = re.compile(r"从\D{0,6}(\d+(?:\.\d+)?)\D{0,12}?[到成至]\D{0,6}?(\d+(?:\.\d+)?)%?")
_HAN = re.compile(r"[一-鿿]{2,}")
_SHARED_BIGRAMS = 0.5
_STRANGE = 0.3
_NOUNS = frozenset({"n", "nz", "vn"})
# Asked of rules and of questions and answers people mean the very thing; of a report they
# describe what they remember in words of their own.
_PRECISE = frozenset({Kind.REGULATION, Kind.LAW, Kind.FAQ})
_VAGUE = frozenset(
    {
        "地方",
        "情况",
        "标准",
        "时候",
        "东西",
        "方面",
        "问题",
        "意思",
        "内容",
        "要求",
        "规定",
        "办法",
        "部分",
        "时间",
        "关系",
        "结果",
        "方式",
        "单位",
        "人员",
        "材料",
        "人才",
    }
)
_AMOUNTS = frozenset({Wants.NUMBER, Wants.FREQUENCY, Wants.DURATION, Wants.TIME})


class Objection(StrEnum):
    """Which thing taken for granted is not borne out."""

    YEAR = "year"
    FIGURE = "figure"
    NAME = "name"
    QUOTED = "quoted"
    REVERSED = "reversed"
    CAUSE = "cause"
    AMOUNT = "amount"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection and the words of the question that it is about."""

    kind: Objection
    words: str = ""


class Objections:
    """Holds a question against the evidence that is to answer it."""

    def __init__(self, terms: Terms, embedder: Embedder) -> None:
        self._terms = terms
        self._embedder = embedder

    def __call__(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        names: Sequence[Name],
        *,
        numbers: frozenset[int],
        document_text: str,
        mentioned: Callable[[str], bool],
        years: Sequence[str],
    ) -> list[Objected]:
        """Return what the evidence contradicts or lacks.

        Args:
            evidence: the passages that would be cited together.
            names: the names in the question.
            numbers: of the documents that the passages stand in.
            document_text: the whole text of those documents.
            mentioned: whether words stand in any document.
            years: the years that the evidence must bear out.
        """
        passages = self._terms.fold("\n".join(_around(one) for one in evidence))
        whole = self._terms.fold(document_text) + passages
        rules = all(one.document.kind.binding for one in evidence)
        found = [Objected(Objection.YEAR, one) for one in years if one not in passages]
        if not rules:
            found += _figures(question, passages)
            found += [one for one in _names(names, numbers) if one.words not in whole]
        if all(one.document.kind in _PRECISE for one in evidence):
            found += self._strange_subjects(question, passages)
        found += [one for one in _quoted(question, whole) if not mentioned(one.words)]
        if match := _FROM_TO.search(question.folded):
            first, second = (passages.find(one) for one in match.groups())
            if first > second >= 0:
                found.append(Objected(Objection.REVERSED, match.group()))
        missing = _missing(question, evidence)
        return found + ([missing] if missing else [])

    def _strange_subjects(self, question: Question, passages: str) -> list[Objected]:
        """Nouns of the question that the passage neither has nor has anything near to.

        滞纳金 asked of an article about paying late: every other word may stand there. How
        near words are depends on the model; with one that finds all words alike, nothing
        is objected.
        """
        known = "".join(question.synonyms)
        nouns = [
            word
            for word, tag in self._terms.tagged(question.subject)
            if tag in _NOUNS
            and len(word) > 1
            and self._terms.is_word(word)
            and word not in passages
            and word not in known
            and word not in _VAGUE
        ]
        present = sorted(one for one in set(self._terms(passages)) if len(one) > 1)
        if not nouns or not present:
            return []
        import numpy

        wanted = numpy.asarray(self._embedder.embed_documents(nouns))
        near = (wanted @ numpy.asarray(self._embedder.embed_documents(present)).T).max(axis=1)
        return [
            Objected(Objection.SUBJECT, noun)
            for noun, cosine in zip(nouns, near, strict=True)
            if cosine < _STRANGE
        ]


def _figures(question: Question, passages: str) -> list[Objected]:
    return [Objected(Objection.FIGURE, one) for one in question.figures if one not in passages]


def _names(names: Sequence[Name], numbers: frozenset[int]) -> list[Objected]:
    """Names that only other documents hold, or places that none does."""
    return [
        Objected(Objection.NAME, one.word)
        for one in names
        if (one.holders or one.certain) and numbers.isdisjoint(one.holders)
    ]


def _quoted(question: Question, whole: str) -> list[Objected]:
    """Quoted words of which less than half the character pairs stand anywhere."""
    found = []
    for words in question.quoted:
        runs = _HAN.findall(words)
        pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
        shared = sum(pair in whole for pair in pairs)
        if len(pairs) >= 2 and words not in whole and shared < _SHARED_BIGRAMS * len(pairs):
            found.append(Objected(Objection.QUOTED, words))
    return found


def _missing(question: Question, evidence: Sequence[Evidence]) -> Objected | None:
    """The reason, figure or date that is asked for and stands nowhere near the answer."""
    for one in evidence:
        best = best_sentence(one, question)
        if best is None:
            continue
        near = "".join(each.text for each in one.sentences[max(0, best - 1) : best + 2])
        if not fulfils(near, question):
            cause = Wants.REASON in question.wants and not question.wants & _AMOUNTS
            return Objected(Objection.CAUSE if cause else Objection.AMOUNT)
    return None


def _around(one: Evidence) -> str:
    dates = (one.document.published, one.document.effective, one.document.promulgated)
    printed = [date.printed for date in dates if date]
    return "\n".join((one.record.passage.embedding_text, *one.document.names, *printed))
