"""Question sets -> figures: how often the evidence is found, answered, cited, refused.

A passage or a quote hits a piece of evidence when at least half of the evidence's
character 6-grams, white space removed, stand in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from knowledge.errors import QuestionError
from knowledge.texts import (
    BAD_QUESTION_SET,
    MISS_REFUSED,
    MISS_UNREFUSED,
    MISS_WRONG,
    NO_QUESTION_SET,
)

_GRAM = 6
_HIT = 0.5

Ask = Callable[[str, str | None], Mapping[str, Any]]


@dataclass(slots=True)
class Figures:
    """The figures of one question set; each share is of the answerable questions, but
    `refusals` of the unanswerable."""

    answerable: int = 0
    unanswerable: int = 0
    hit_at: dict[int, int] = field(default_factory=lambda: {1: 0, 5: 0, 10: 0})
    all_pieces_at: dict[int, int] = field(default_factory=lambda: {1: 0, 5: 0, 10: 0})
    reciprocal: float = 0.0
    answers: int = 0
    citations: int = 0
    cited_pieces: int = 0
    refused: int = 0
    falsely_refused: int = 0
    lengths: list[int] = field(default_factory=list)
    quote_lengths: list[int] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, float | int]:
        """Return the figures by name."""
        answerable, unanswerable = max(self.answerable, 1), max(self.unanswerable, 1)
        return {
            "answerable": self.answerable,
            "unanswerable": self.unanswerable,
            **{f"hit@{k}": round(hits / answerable, 4) for k, hits in self.hit_at.items()},
            **{f"all_pieces@{k}": round(n / answerable, 4) for k, n in self.all_pieces_at.items()},
            "mrr@10": round(self.reciprocal / answerable, 4),
            "answer_accuracy": round(self.answers / answerable, 4),
            "citation_accuracy": round(self.citations / answerable, 4),
            "citation_all_pieces": round(self.cited_pieces / answerable, 4),
            "refusals": round(self.refused / unanswerable, 4),
            "false_refusals": round(self.falsely_refused / answerable, 4),
            "answer_length_median": median(self.lengths) if self.lengths else 0,
            "answer_length_max": max(self.lengths, default=0),
            "quotes_length_max": max(self.quote_lengths, default=0),
        }


def read_questions(file: Path) -> list[dict[str, Any]]:
    """Read a question set, one JSON object a line.

    Raises:
        QuestionError: the file cannot be read or a line is not such an object.
    """
    questions = []
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(NO_QUESTION_SET.format(file=file), detail=repr(error)) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            loaded = json.loads(line)
            loaded["question"] = str(loaded["question"])
            _check_gold(loaded)
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionError(
                BAD_QUESTION_SET.format(file=file, line=number), detail=repr(error)
            ) from error
        questions.append(loaded)
    return questions


def _check_gold(question: Mapping[str, Any]) -> None:
    """Raise TypeError or KeyError where the gold is not of the form that is counted."""
    for piece in question.get("gold") or []:
        if not isinstance(piece["evidence"], str):
            raise TypeError("evidence")
    for key in question.get("answer_keys") or []:
        if not all(isinstance(one, str) for one in ([key] if isinstance(key, str) else key)):
            raise TypeError("answer_keys")


def evaluate(questions: Iterable[Mapping[str, Any]], ask: Ask) -> Figures:
    """Ask every question and count.

    Args:
        ask: question and as_of (ISO or None) -> the object that `ask --json` prints.
    """
    figures = Figures()
    for question in questions:
        record = ask(question["question"], question.get("as_of"))
        if question.get("answerable", bool(question.get("gold"))):
            _count_answerable(figures, question, record)
        else:
            figures.unanswerable += 1
            refused = record["status"] == "no_answer"
            figures.refused += refused
            if not refused:
                figures.misses.append(MISS_UNREFUSED.format(question=question["question"]))
    return figures


def hits(text: str, evidence: str) -> bool:
    """Whether at least half of the evidence's 6-grams stand in the text.

    >>> hits("支部委员会会议每月至少召开一次。", "支部委员会会议 每月至少召开")
    True
    """
    wanted = _grams(evidence)
    return len(wanted & _grams(text)) >= _HIT * len(wanted)


def _count_answerable(
    figures: Figures, question: Mapping[str, Any], record: Mapping[str, Any]
) -> None:
    figures.answerable += 1
    pieces = [str(one["evidence"]) for one in question.get("gold") or []]
    passages = [one["text"] for one in record["passages"]]
    rank = next(
        (at for at, text in enumerate(passages, start=1) if any(hits(text, one) for one in pieces)),
        None,
    )
    for k in figures.hit_at:
        figures.hit_at[k] += rank is not None and rank <= k
    figures.reciprocal += 1 / rank if rank else 0
    for k in figures.all_pieces_at:
        found = [any(hits(text, one) for text in passages[:k]) for one in pieces]
        figures.all_pieces_at[k] += all(found)
    if record["status"] == "no_answer":
        figures.falsely_refused += 1
        figures.misses.append(MISS_REFUSED.format(question=question["question"]))
        return
    quotes = [one["quote"] for one in record["citations"]]
    said = "\n".join((record["answer"], *quotes))
    answered = _has_all_keys(said, question.get("answer_keys") or [])
    cited = any(hits(quote, one) for quote in quotes for one in pieces)
    figures.answers += answered
    figures.citations += cited
    figures.cited_pieces += all(any(hits(quote, one) for quote in quotes) for one in pieces)
    figures.lengths.append(len(record["answer"]))
    figures.quote_lengths.append(sum(map(len, quotes)))
    if not (answered and cited):
        wrong = MISS_WRONG.format(question=question["question"], answer=record["answer"][:80])
        figures.misses.append(wrong)


def _has_all_keys(said: str, keys: Sequence[str | Sequence[str]]) -> bool:
    text = "".join(said.split())
    return all(
        any("".join(one.split()) in text for one in ([key] if isinstance(key, str) else key))
        for key in keys
    )


def _grams(text: str) -> set[str]:
    squeezed = "".join(text.split())
    return {squeezed[at : at + _GRAM] for at in range(max(1, len(squeezed) - _GRAM + 1))}
