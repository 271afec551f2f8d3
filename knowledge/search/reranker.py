"""Reads the best candidates once more, sentence by sentence, and orders them anew.

BM25 knows how often the question's terms stand in a passage; not whether they stand
together in one sentence, whether that sentence has what is asked for (a figure, a date,
a reason), nor which terms only name the document. Each of these is one feature; the
score is their weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher

from knowledge.index import Embedder, PassageRecord, Terms
from knowledge.model import Document, ScoredPassage
from knowledge.search.fulfilment import fulfils
from knowledge.search.question import Question, Wants
from knowledge.search.sentences import Sentence, sentences
from knowledge.search.weights import Notion, coverage

# Whose byline a question asks for; only then is the head of a document an answer.
BYLINE = frozenset({Wants.AUTHOR, Wants.PUBLISHED, Wants.PUBLISHER})


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a passage, each from 0 to 1.

    lexical: BM25 divided by the best of the question; outline: the same of the whole
    document; dense: the cosine; sentence: the best sentence's cosine; coverage: the
    share of the question's weight in passage, title, heading path and names; focus: the
    same with one sentence in place of the passage; content and content_focus: the same
    two without the terms that only name the document; fulfils: whether the best sentence
    has the kind of thing that is asked for; quoted: the share of the words in quotation
    marks that stand there; byline: it is the head of the document and that is asked for;
    stray_head: it is, and that is not asked for; fragment: it is too short to say much;
    named: the share of the names in the question that the document holds; binding: it is
    a rule, which comes before what others made of it; phrase: the longest stretch of the
    question that stands there word for word, as a share of its longest run.
    """

    lexical: float = 0.0
    outline: float = 0.0
    dense: float = 0.0
    sentence: float = 0.0
    coverage: float = 0.0
    focus: float = 0.0
    content: float = 0.0
    content_focus: float = 0.0
    fulfils: float = 0.0
    quoted: float = 0.0
    byline: float = 0.0
    stray_head: float = 0.0
    fragment: float = 0.0
    named: float = 0.0
    binding: float = 0.0
    phrase: float = 0.0

    def dot(self, weights: Features) -> float:
        """Return the weighted sum."""
        names = [one.name for one in fields(self)]
        return float(sum(getattr(self, one) * getattr(weights, one) for one in names))


# Set by hand on two question sets over different collections. A listwise fit of the first
# thirteen on 2,200 public question-passage pairs moved hit@1 by 0.3 points at most.
WEIGHTS = Features(
    lexical=0.15,
    outline=0.5,
    dense=0.3,
    sentence=0.8,
    coverage=0.6,
    focus=0.6,
    content=0.5,
    content_focus=0.7,
    fulfils=0.3,
    quoted=0.3,
    byline=0.6,
    stray_head=-1.0,
    fragment=-0.3,
    named=0.8,
    binding=0.2,
    phrase=0.5,
)
_FRAGMENT = 40
_CLOSE = 0.8
_FULFILLED = 0.2
_HEADING = 0.3  # what a heading loses against a sentence
_RUN = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what speaks for it; `relevance` is each sentence's own share."""

    record: PassageRecord
    document: Document
    features: Features
    score: float = 0.0
    sentences: tuple[Sentence, ...] = ()
    relevance: tuple[float, ...] = ()

    def scored(self) -> ScoredPassage:
        """Return it as the model's noun."""
        return ScoredPassage(self.record.passage, self.document, self.score)


class Reranker:
    """Orders candidates by all features; the embedder and terms are the index's own."""

    def __init__(self, embedder: Embedder, terms: Terms, weights: Features = WEIGHTS) -> None:
        self._embedder = embedder
        self._terms = terms
        self._weights = weights

    def __call__(
        self,
        candidates: Sequence[Evidence],
        question: Question,
        notions: Sequence[Notion],
        vector: Sequence[float],
    ) -> list[Evidence]:
        """Return the candidates, best first, with all features and sentence relevance."""
        cut = [tuple(sentences(one.record.passage.text)) for one in candidates]
        likeness = self._likeness([one.text for each in cut for one in each], vector)
        read = []
        start = 0
        for candidate, pieces in zip(candidates, cut, strict=True):
            own = likeness[start : start + len(pieces)]
            start += len(pieces)
            read.append(self._read(candidate, pieces, own, question, notions))
        read.sort(key=lambda one: (-one.score, one.record.row))
        return read

    def _likeness(self, texts: list[str], vector: Sequence[float]) -> list[float]:
        if not texts:
            return []
        import numpy

        rows = numpy.asarray(self._embedder.embed_documents(texts))
        return [float(one) for one in rows @ numpy.asarray(vector)]

    def _read(
        self,
        candidate: Evidence,
        pieces: tuple[Sentence, ...],
        likeness: list[float],
        question: Question,
        notions: Sequence[Notion],
    ) -> Evidence:
        passage, document = candidate.record.passage, candidate.document
        names = set(self._terms("\n".join(document.names)))
        lead = set(self._terms(passage.lead))
        around = names | lead
        inside = [set(self._terms(one.text)) for one in pieces]
        everything = around.union(*inside)
        content = [one for one in notions if not one.held(names)]
        focus = [coverage(notions, around | one) for one in inside]
        content_focus = [coverage(content, one) for one in inside]
        relevance = [
            0.5 * whole + 0.5 * own + alike + self._bonus(piece, question)
            for whole, own, alike, piece in zip(focus, content_focus, likeness, pieces, strict=True)
        ]
        best = max(range(len(pieces)), key=relevance.__getitem__, default=None)
        byline = bool(question.wants & BYLINE)
        head = passage.place.startswith("head")
        features = replace(
            candidate.features,
            sentence=max(likeness, default=0.0),
            coverage=coverage(notions, everything),
            focus=max(focus, default=0.0),
            content=coverage(content, everything),
            content_focus=max(content_focus, default=0.0),
            fulfils=float(best is not None and fulfils(pieces[best].text, question)),
            quoted=self._quoted(question, "\n".join((passage.embedding_text, *document.names))),
            byline=float(head and byline),
            stray_head=float(head and not byline),
            fragment=float(len(passage.text) < _FRAGMENT and not head),
            binding=float(document.kind.binding),
            phrase=self._phrase(question, passage.embedding_text),
        )
        return replace(
            candidate,
            features=features,
            score=features.dot(self._weights),
            sentences=pieces,
            relevance=tuple(relevance),
        )

    @staticmethod
    def _bonus(piece: Sentence, question: Question) -> float:
        bonus = _FULFILLED if fulfils(piece.text, question) else 0.0
        return bonus if piece.complete else bonus - _HEADING

    def _phrase(self, question: Question, text: str) -> float:
        run = max(question.subject.split(), key=len, default="")
        if len(run) < _RUN:
            return 0.0
        # The second sequence is the one that is indexed: the short one.
        match = SequenceMatcher(None, self._terms.fold(text), run, autojunk=False)
        return match.find_longest_match().size / len(run)

    def _quoted(self, question: Question, text: str) -> float:
        if not question.quoted:
            return 1.0
        folded = self._terms.fold(text)
        return sum(one in folded for one in question.quoted) / len(question.quoted)


def best_sentence(evidence: Evidence, question: Question) -> int | None:
    """Return the index of the most relevant sentence; of close ones, the one that has
    what is asked for. None for a passage without a sentence."""
    order = sorted(range(len(evidence.sentences)), key=lambda at: -evidence.relevance[at])
    if not order:
        return None
    enough = _CLOSE * evidence.relevance[order[0]]
    for at in order:
        if evidence.relevance[at] < enough:
            break
        if fulfils(evidence.sentences[at].text, question):
            return at
    return order[0]
