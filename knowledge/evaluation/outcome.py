"""What became of one question, and what it is worth in each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

DEPTHS = (1, 5, 10, 100)
_DEEPEST_RECIPROCAL = 10


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered.

    Attributes:
        keyed: whether the answer and its quotes hold every key; None where there is none.
        cited: how many pieces of evidence a quote holds.
        faults: a sentence for each quote that is not verbatim at its named place.
    """

    answer: str
    refused: bool
    confidence: float
    keyed: bool | None = None
    cited: int = 0
    citations: tuple[str, ...] = ()
    quotes_length: int = 0
    faults: tuple[str, ...] = ()
    elapsed_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with the rank of each piece of its evidence and what was answered.

    Attributes:
        ranks: from 1; None where a piece is not in the ranking.
        depth: how many ranks were looked at.
        lacking: pieces that the collection does not hold, in whatever form.
        said: None where only the retrieval was measured.
    """

    id: str
    question: str
    answerable: bool
    ranks: tuple[int | None, ...] = ()
    depth: int = 10
    lacking: int = 0
    said: Said | None = None
    history: tuple[str, ...] = field(default=())

    @property
    def rank(self) -> int | None:
        """The rank of the first piece of evidence."""
        return min((one for one in self.ranks if one is not None), default=None)

    @property
    def passed(self) -> bool:
        """Whether it was answered rightly and from its evidence, or rightly refused."""
        if self.said is None:
            return False
        return self.said.refused if not self.answerable else not self.said.refused and self.right

    @property
    def right(self) -> bool:
        """Whether the confidence was deserved.

        Answered: the keys are there and evidence is cited; refused: the passage that was
        found first holds evidence. Of an unanswerable question: never.
        """
        if not self.answerable or self.said is None:
            return False
        if self.said.refused:
            return self.rank == 1
        return self.said.keyed is not False and (self.said.cited > 0 or not self.ranks)

    def values(self) -> dict[str, float]:
        """Return what the question is worth in each figure that it counts in."""
        values: dict[str, float] = {}
        if self.answerable and self.ranks:
            values |= self._found()
        if self.said is None:
            return values
        if not self.answerable:
            return values | {"refusals": float(self.said.refused)}
        values["false_refusals"] = float(self.said.refused)
        if self.said.keyed is not None or not self.ranks:
            answered = not self.said.refused and self.said.keyed is not False
            values["answer_accuracy"] = float(answered)
        if self.ranks:
            values["citation_accuracy"] = float(self.said.cited > 0)
            values["citation_all_pieces"] = float(self.said.cited == len(self.ranks))
        return values

    def _found(self) -> dict[str, float]:
        rank = self.rank
        depths = [k for k in DEPTHS if k <= self.depth]
        within = rank is not None and rank <= _DEEPEST_RECIPROCAL
        return {
            **{f"hit@{k}": float(_within(self.rank, k)) for k in depths},
            "mrr@10": 1.0 / rank if rank and within else 0.0,
            **{f"all_pieces@{k}": float(_all_within(self.ranks, k)) for k in depths},
        }


def _within(rank: int | None, k: int) -> bool:
    return rank is not None and rank <= k


def _all_within(ranks: Sequence[int | None], k: int) -> bool:
    return all(_within(rank, k) for rank in ranks)
