"""What a question asks for and the evidence does not give.

A neighbour of the answer has all the words of the question but one: the bank, the allowance,
the phone number. Each check looks for the thing itself, or for something of its kind, near
the sentence that would answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from knowledge.model import Kind
from knowledge.search.demand import Demand, read_demand
from knowledge.search.fulfilment import (
    gives_amount,
    gives_place,
    gives_reason,
    gives_unit,
    has_person,
    listed,
)
from knowledge.search.likeness import Likeness
from knowledge.search.objected import Objected, Objection
from knowledge.search.question import QUANTITIES, Question, Wants
from knowledge.search.reranker import Evidence, best_sentence

if TYPE_CHECKING:
    from knowledge.index import Terms

# Asked of rules and of questions and answers people mean the very thing; of a report they
# describe what they remember in words of their own.
PRECISE = frozenset({Kind.REGULATION, Kind.LAW, Kind.FAQ})
# The cosine below which no term of the passage means the thing.
_SAME = 0.6
_RELATED = 0.3


class Unmet:
    """Finds what is asked for and not given."""

    def __init__(self, terms: Terms, likeness: Likeness) -> None:
        self._terms = terms
        self._likeness = likeness

    def __call__(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        passages: str,
        known: Mapping[str, Sequence[str]],
    ) -> list[Objected]:
        """Return at most one objection: what the asker misses first.

        Args:
            passages: the folded text of the evidence with its headings and names.
            known: the everyday words of the question with the terms that they stand for.
        """
        demand = read_demand(question, self._terms)
        for one in evidence:
            near = _near_best(one, question)
            if near is None:
                continue
            if not gives_amount(near, question) or not gives_unit(near, demand.unit):
                return [Objected(Objection.AMOUNT)]
            if not gives_place(near, question):
                return [Objected(Objection.PLACE)]
            if (
                Wants.REASON in question.wants
                and not question.wants & QUANTITIES
                and not gives_reason(near)
            ):
                return [Objected(Objection.CAUSE)]
            if demand.person and not has_person(near, self._terms):
                return [Objected(Objection.PERSON, demand.thing)]
            if demand.count and listed(one.record.passage.text) < demand.count:
                return [Objected(Objection.ITEMS, str(demand.count))]
        if self._lacks_thing(demand, evidence, passages, known):
            return [Objected(Objection.THING, demand.thing)]
        return []

    def _lacks_thing(
        self,
        demand: Demand,
        evidence: Sequence[Evidence],
        passages: str,
        known: Mapping[str, Sequence[str]],
    ) -> bool:
        """Whether the noun asked for (哪家银行, 多少补贴) and all that is near it are missing."""
        precise = all(one.document.kind in PRECISE for one in evidence)
        if not demand.thing or not (precise or demand.amount):
            return False
        meant = [demand.thing]
        for word, terms in known.items():
            if demand.thing in word or word in demand.thing:
                meant += terms
        near = max(self._likeness(meant, passages))
        return near < (_SAME if precise else _RELATED)


def _near_best(one: Evidence, question: Question) -> str | None:
    """The best sentence with those before and after it; None for a passage without one."""
    best = best_sentence(one, question)
    if best is None:
        return None
    return "".join(each.text for each in one.sentences[max(0, best - 1) : best + 2])
