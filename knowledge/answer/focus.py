"""What a conversation is about, and what that means for the passages found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.search import QUANTITIES, Evidence, Question, fulfils

# What other documents' passages, other places' passages count beside those spoken of.
_OF_ANOTHER = 0.85
_ELSEWHERE = 0.95
_ELSEWHERE_FULFILLED = 0.8
_ARTICLE = re.compile(r"(?:[pc]\d+[^.]*\.)*[^.]+")  # of a place's key


@dataclass(frozen=True, slots=True)
class Focus:
    """The document that a conversation is about, by its id.

    A bare 第十条 is one of its, and where passages are nearly as good, its own come first,
    those of `place` (a place's key) before all. With `stay` nothing else is searched,
    unless the question names another document.
    """

    document: str
    place: str | None = None
    stay: bool = False


def spoken_of_first(
    evidence: Sequence[Evidence], focus: Focus, question: Question
) -> list[Evidence]:
    """Return the passages, those of the document and place spoken of before others that
    are little better: the more so where the place has the figure or date asked for."""
    article = _ARTICLE.match(focus.place or "")
    asks = bool(question.wants & QUANTITIES)
    ordered = []
    for one in evidence:
        stands = _ARTICLE.match(one.record.passage.place)
        same = one.document.id == focus.document
        if same and article and stands and stands.group() == article.group():
            has = asks and any(fulfils(each.text, question) for each in one.sentences)
            spoken_of = replace(one, features=replace(one.features, fulfils=1.0)) if has else one
            ordered.append((one.score / (_ELSEWHERE_FULFILLED if has else _ELSEWHERE), spoken_of))
        else:
            ordered.append((one.score * (1.0 if same else _OF_ANOTHER), one))
    ordered.sort(key=lambda pair: -pair[0])
    return [one for _, one in ordered]
