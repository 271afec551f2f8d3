"""Two evaluations of the same questions: what got better, what got worse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.errors import QuestionError
from knowledge.evaluation.intervals import interval, sign_test
from knowledge.evaluation.results import SetResult, outcome_record
from knowledge.evaluation.texts import OTHER_QUESTIONS

# Figures in which less is better.
_DOWN = frozenset({"false_refusals"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure before and after, over the same questions.

    `low` and `high` bound the mean difference (95 %, paired bootstrap); `p` is the sign
    test's over the `better` and `worse` questions.
    """

    name: str
    before: float
    after: float
    low: float
    high: float
    better: int
    worse: int
    p: float


@dataclass(frozen=True, slots=True)
class Change:
    """A question of which a figure changed: which ones rose, which ones fell."""

    id: str
    question: str
    better: tuple[str, ...]
    worse: tuple[str, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One set against an earlier evaluation of it."""

    name: str
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(results: Sequence[SetResult], earlier: Sequence[Mapping[str, Any]]) -> list[Comparison]:
    """Compare each set with the earlier one of the same questions.

    Raises:
        QuestionError: `earlier` (of `read_results`) lacks one of the sets, or has it with
            other questions or measured otherwise.
    """
    by_name = {(one["name"], one["measured"]): one for one in earlier}
    compared = []
    for one in results:
        old = by_name.get((one.questions.name, one.measured))
        if old is None or old["digest"] != one.questions.digest:
            raise QuestionError(OTHER_QUESTIONS.format(name=one.questions.name))
        compared.append(_compared(one, old["records"]))
    return compared


def _compared(result: SetResult, before: Sequence[Mapping[str, Any]]) -> Comparison:
    after = [outcome_record(one) for one in result.outcomes]
    pairs = list(zip(before, after, strict=False))  # the digest says that they are the same
    names = dict.fromkeys(name for _, new in pairs for name in new["values"])
    differences = tuple(_difference(name, pairs) for name in names)
    changes = tuple(change for old, new in pairs if (change := _change(old, new)))
    return Comparison(result.questions.name, differences, changes)


def _difference(
    name: str, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> Difference:
    both = [
        (float(old["values"][name]), float(new["values"][name]))
        for old, new in pairs
        if name in old["values"] and name in new["values"]
    ]
    steps = [after - before for before, after in both]
    sign = -1 if name in _DOWN else 1
    better = sum(sign * step > 0 for step in steps)
    worse = sum(sign * step < 0 for step in steps)
    count = len(both) or 1
    return Difference(
        name,
        sum(old for old, _ in both) / count,
        sum(new for _, new in both) / count,
        *interval(steps),
        better,
        worse,
        sign_test(better, worse),
    )


def _change(old: Mapping[str, Any], new: Mapping[str, Any]) -> Change | None:
    better: list[str] = []
    worse: list[str] = []
    for name, after in new["values"].items():
        step = after - old["values"].get(name, after)
        if step:
            (better if (step > 0) != (name in _DOWN) else worse).append(name)
    if not (better or worse):
        return None
    return Change(new["id"], new["question"], tuple(better), tuple(worse), old, new)
