"""What in a question the found document contradicts or lacks: each a reason to refuse.

A question takes things for granted (`granted.py`): a year, a figure, a place, a name, the
words in quotation marks. And it asks for something (`unmet.py`): an amount, a reason, a
person, so many items, a bank. Where the document at hand does not bear one of them out, the
nearest sentence is not an answer, however many words it shares.

Rules are asked about with the asker's own figures and places ("去外省出差住宿费300元能报吗"),
so those two are not held against a regulation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from knowledge.index import Embedder, Terms
from knowledge.search.demand import KIND_OF_ANSWER
from knowledge.search.granted import (
    wrong_direction,
    wrong_figures,
    wrong_names,
    wrong_ordinals,
    wrong_premises,
    wrong_quotes,
)
from knowledge.search.likeness import Likeness
from knowledge.search.names import Name
from knowledge.search.objected import Objected, Objection
from knowledge.search.question import Question, Wants
from knowledge.search.reranker import Evidence
from knowledge.search.unmet import PRECISE, Unmet

# Cosines below which a passage has nothing near to a noun: to any, and to the only one of
# the question that it lacks, where it has the others word for word; and to a verb.
_STRANGE = 0.3
_ODD_ONE_OUT = 0.45
_SAME = 0.6
_STRANGE_DEED = 0.4
_NOUNS = frozenset({"n", "nz", "vn", "j"})
_CLAUSE = re.compile(r"[,.;!?，。；！？]")
_ASKS = re.compile(r"[几哪谁吗么嘛啥咋怎]|多少|什么|多[久长大高]|为何|如何|是否|[能会要算行]不")
# To make something is asked of a writer, how things stand today of the news: no documents
# have it. 帮我写一首诗, 讲个笑话, 12乘以7, 明天天气怎么样.
_REQUEST = re.compile(
    r"(?:帮|给|替|为)(?:我|大家|咱们?)?[^,，。]{0,3}(?:写|编|作|画|讲|唱|做|起)[^,，。]{0,2}[一几两三]?[首篇段个幅则封份]"
    r"|^(?:请|来)?[^,，。]{0,2}(?:写|编|画|讲|唱)[一几两三]?[首段个幅则](?!.*[怎如])"
    r"|(?:翻译|译)[^,，。]{0,6}[成为][^,，。]{0,3}[文语]"
    r"|天气(?:怎么?样|如何|预报|好不好)|(?:今天|明天|现在|最近).{0,4}(?:气温|股价|汇率|油价|路况)"
    r"|\d+\s*(?:[+*/×÷]|乘以?|除以|加上|减去)\s*\d+"
)


class Objections:
    """Holds a question against the evidence that is to answer it."""

    def __init__(self, terms: Terms, embedder: Embedder) -> None:
        self._terms = terms
        self._likeness = Likeness(terms, embedder)
        self._unmet = Unmet(terms, self._likeness)

    def __call__(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        names: Sequence[Name],
        *,
        numbers: frozenset[int],
        document_text: Callable[[], str],
        mentioned: Callable[[str], bool],
        years: Sequence[str],
    ) -> list[Objected]:
        """Return what the evidence contradicts or lacks.

        Args:
            evidence: the passages that would be cited together.
            names: the names in the question.
            numbers: of the documents that the passages stand in.
            document_text: gives the whole text of those documents.
            mentioned: whether words stand in any document.
            years: the years that the evidence must bear out.
        """
        if _REQUEST.search(question.folded):
            return [Objected(Objection.REQUEST)]
        passages = self._terms.fold("\n".join(_around(one) for one in evidence))

        @cache
        def whole() -> str:
            return self._terms.fold(document_text()) + passages

        known = question.synonyms
        found = [Objected(Objection.YEAR, one) for one in years if one not in passages]
        if not all(one.document.kind.binding for one in evidence):
            found += wrong_figures(question, passages)
            found += wrong_names(names, numbers, whole)
            found += wrong_ordinals(question, whole)
        if all(one.document.kind in PRECISE for one in evidence):
            found += self._strange_subjects(question, passages, "".join(known))
        found += wrong_premises(question, passages)
        found += wrong_quotes(question, passages, whole, mentioned)
        found += wrong_direction(question, passages)
        return found + self._unmet(question, evidence, passages, known)

    def _strange_subjects(self, question: Question, passages: str, known: str) -> list[Objected]:
        """Nouns of the question that the passage neither has nor has anything near to.

        滞纳金 asked of an article about paying late: every other word may stand there. How
        near words are depends on the model; with one that finds all words alike, nothing
        is objected. A question why takes for granted that the thing was done, so its verbs
        must stand there as well.
        """
        asking = _asking(question)
        tagged = [
            (word, tag)
            for word, tag in self._terms.tagged(question.subject)
            if word in asking
            and len(word) > 1
            and self._terms.is_word(word)
            and word not in known
            and KIND_OF_ANSWER.fullmatch(word) is None
        ]
        nouns = [word for word, tag in tagged if tag in _NOUNS]
        near = dict(zip(nouns, self._likeness(nouns, passages), strict=True))
        missing = [word for word, cosine in near.items() if cosine < _SAME]
        alone = len(missing) == 1 and 2 * sum(word in passages for word in nouns) >= len(nouns)
        limit = _ODD_ONE_OUT if alone and len(nouns) > 1 else _STRANGE
        strange = [word for word in missing if near[word] < limit]
        if Wants.REASON in question.wants:
            deeds = [word for word, tag in tagged if tag == "v" and word not in near]
            cosines = self._likeness(deeds, passages)
            strange += [
                word for word, one in zip(deeds, cosines, strict=True) if one < _STRANGE_DEED
            ]
        return [Objected(Objection.SUBJECT, word) for word in strange]


def _asking(question: Question) -> str:
    """The clauses that ask; the others tell a case, in words of the asker's own.

    >>> _asking(read_question("我表弟被传唤，最长能问他几个小时", folder))
    '最长能问他几个小时'
    """
    clauses = [one for one in _CLAUSE.split(question.folded) if one.strip()]
    return ",".join(one for one in clauses if _ASKS.search(one)) or question.folded


def _around(one: Evidence) -> str:
    dates = (one.document.published, one.document.effective, one.document.promulgated)
    printed = [date.printed for date in dates if date]
    return "\n".join((one.record.passage.embedding_text, *one.document.names, *printed))
