"""Reads one passage against a question: the features that need its sentences."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from knowledge.index import Terms
from knowledge.model import Passage
from knowledge.search.evidence import Evidence
from knowledge.search.fulfilment import fulfils
from knowledge.search.query import Query
from knowledge.search.question import Wants
from knowledge.search.sentence_scores import SentenceScores
from knowledge.search.sentences import Sentence
from knowledge.search.weights import coverage

# Whose byline a question asks for; only then is the head of a document an answer.
BYLINE = frozenset({Wants.AUTHOR, Wants.PUBLISHED, Wants.PUBLISHER})
_FRAGMENT = 40
_FULFILLED = 0.2
_HEADING = 0.3  # what a heading loses against a sentence
_RUN = 4
_ITEM = re.compile(
    r"(?:^|\n|[。；;：:])\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])"
)
_ITEMS = 2
_STEM = re.compile(r"(?:下列|以下|如下)[^。；\n]{0,40}[：:]?|包括[^。；\n]{0,12}[：:]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百千零\d]+[编章节条](?:之[一二三四五六七八九十]+)?")
_NEGATION = re.compile(r"[不未无非禁勿免拒没]")


class Reading:
    """Reads passages for one question."""

    def __init__(self, query: Query, terms: Terms) -> None:
        self._query = query
        self._terms = terms
        question = query.question
        self._byline = bool(question.wants & BYLINE)
        self._list = Wants.LIST in question.wants
        self._denies = bool(_NEGATION.search(question.subject))
        self._asked = {one.word for one in query.notions}
        self._run = max(question.subject.split(), key=len, default="")
        self._headings: dict[str, tuple[float, float]] = {}

    def __call__(
        self, candidate: Evidence, pieces: tuple[Sentence, ...], scores: SentenceScores
    ) -> Evidence:
        """Return the candidate with its sentences, their relevance, and its features."""
        passage = candidate.record.passage
        fulfilled = [fulfils(one.text, self._query.question) for one in pieces]
        relevance = [
            0.5 * scores.focus[at]
            + 0.5 * scores.content_focus[at]
            + scores.cosine[at]
            + (_FULFILLED if fulfilled[at] else 0.0)
            - (0.0 if piece.complete else _HEADING)
            for at, piece in enumerate(pieces)
        ]
        best = max(range(len(pieces)), key=relevance.__getitem__, default=None)
        head = passage.place.startswith("head")
        counts_up = _counts_up(passage)
        heading, headed = self._heading(passage.lead.partition("\n")[0])
        folded = self._terms.fold(passage.embedding_text)
        features = replace(
            candidate.features,
            sentence=max(scores.cosine, default=0.0),
            likeness=max(scores.likeness, default=0.0),
            coverage=scores.coverage,
            focus=max(scores.focus, default=0.0),
            content=scores.content,
            content_focus=max(scores.content_focus, default=0.0),
            soft=scores.soft,
            soft_focus=max(scores.soft_focus, default=0.0),
            heading=heading,
            headed=headed,
            fulfils=float(best is not None and fulfilled[best]),
            lists=float(self._list and counts_up),
            stray_list=float(counts_up and not self._list),
            quoted=self._quoted(folded, candidate),
            byline=float(head and self._byline),
            stray_head=float(head and not self._byline),
            bare=float(not head and not any(one.complete for one in pieces)),
            fragment=float(len(passage.text) < _FRAGMENT and not head),
            opposed=float(best is not None and self._opposed(pieces[best].text)),
            binding=float(candidate.document.kind.binding),
            phrase=longest_shared(self._run, folded) / len(self._run)
            if len(self._run) >= _RUN
            else 0.0,
        )
        return replace(candidate, features=features, sentences=pieces, relevance=tuple(relevance))

    def _heading(self, path: str) -> tuple[float, float]:
        """How much of the question the heading path holds, how much of that is asked for."""
        if path not in self._headings:
            own = _ORDINAL.sub(" ", path.partition(" › ")[2])
            held: Set[str] = frozenset(self._terms(own))
            share = len(held & self._asked) / len(held) if held else 0.0
            self._headings[path] = (coverage(self._query.notions, held) if held else 0.0, share)
        return self._headings[path]

    def _opposed(self, sentence: str) -> bool:
        return bool(_NEGATION.search(sentence)) != self._denies

    def _quoted(self, folded: str, candidate: Evidence) -> float:
        quoted = self._query.question.quoted
        if not quoted:
            return 1.0
        names = self._terms.fold("\n".join(candidate.document.names))
        return sum(one in folded or one in names for one in quoted) / len(quoted)


def _counts_up(passage: Passage) -> bool:
    """Whether it has a stem (下列…：) or two items at least."""
    return bool(_STEM.search(passage.text)) or len(_ITEM.findall(passage.text)) >= _ITEMS


def longest_shared(words: str, text: str) -> int:
    """Return how many characters of the words stand together in the text, at most.

    >>> longest_shared("党费减免", "党费可以减免")
    2
    """
    longest = 0
    for start in range(len(words)):
        while start + longest < len(words) and words[start : start + longest + 1] in text:
            longest += 1
    return longest
