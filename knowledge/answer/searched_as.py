"""What the glossary and the spelling changed in a search, told beside the answer."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.answer.texts import REPAIRED, SEARCHED_AS
from knowledge.model import Answer, NoAnswer, Notice, ScoredPassage
from knowledge.search import Question


def repaired(question: Question) -> list[Notice]:
    """Say which slips of typing were put right.

    >>> repaired(question_with_支布)[0].text
    '已按“支部”检索（原文“支布”）'
    """
    return [
        Notice("repaired", REPAIRED.format(right=one.right, wrong=one.wrong))
        for one in question.repairs
    ]


def searched_as(
    question: Question, answer: Answer | NoAnswer, fold: Callable[[str], str]
) -> list[Notice]:
    """Say with which terms the question was searched as well: those that stand in what is
    cited (of a refusal: in the nearest place) where the asker's own word does not.

    >>> searched_as(question_with_支委会, answer_citing_支部委员会, terms.fold)[0].text
    '已按“支部委员会”检索（“支委会”）'
    """
    notices = []
    shown = [fold(one.passage.embedding_text) for one in _shown(answer)]
    for word, terms in question.synonyms.items():
        if any(word in text for text in shown):
            continue
        held = [term for term in terms if any(term in text for text in shown)]
        # 支部委员会 is told by 支部委员会会议 already.
        told = [one for one in held if not any(one != other and one in other for other in held)]
        if told:
            listed = "、".join(f"“{one}”" for one in told)
            notices.append(Notice("searched_as", SEARCHED_AS.format(terms=listed, word=word)))
    return notices


def _shown(answer: Answer | NoAnswer) -> list[ScoredPassage]:
    if isinstance(answer, NoAnswer):
        return list(answer.passages[:1])
    cited = {one.passage_id for one in answer.citations}
    return [one for one in answer.passages if one.passage.id in cited]
