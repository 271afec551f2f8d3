"""What is searched for: the question with all that is known before the first look-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.search.names import Name
from knowledge.search.question import Question
from knowledge.search.weights import Notion


@dataclass(frozen=True, slots=True)
class Query:
    """A question, all its terms with what each counts, what it speaks of, the names in it.

    `vector` is its vector among the passages, `sentence_vector` that among single sentences.
    """

    question: Question
    terms: Mapping[str, float]
    notions: Sequence[Notion]
    names: Sequence[Name]
    vector: Sequence[float]
    sentence_vector: Sequence[float]
