"""What an evaluation found, as the JSON that it is kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import QuestionError
from knowledge.evaluation.figures import Figures
from knowledge.evaluation.intervals import METHOD
from knowledge.evaluation.item import QuestionSet
from knowledge.evaluation.outcome import Outcome
from knowledge.evaluation.texts import BAD_RESULTS, CANNOT_WRITE_RESULTS

FORMAT = 1


@dataclass(frozen=True, slots=True)
class SetResult:
    """One question set with the outcome of each of its questions.

    `measured` says what by: `answers`, or a side of the retrieval alone.
    """

    questions: QuestionSet
    outcomes: Sequence[Outcome]
    figures: Figures
    measured: str

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values, one record a question."""
        return {
            "name": self.questions.name,
            "digest": self.questions.digest,
            "measured": self.measured,
            "figures": self.figures.as_json(),
            "reliability": self.figures.reliability.as_json(),
            "records": [outcome_record(one) for one in self.outcomes],
        }


def outcome_record(one: Outcome) -> dict[str, Any]:
    """Return a question's outcome as JSON values."""
    record: dict[str, Any] = {
        "id": one.id,
        "question": one.question,
        "history": list(one.history),
        "answerable": one.answerable,
        "rank": one.rank,
        "ranks": list(one.ranks),
        "lacking": one.lacking,
        "values": {name: round(value, 4) for name, value in one.values().items()},
    }
    if one.said is not None:
        record |= {
            "right": one.right,
            "refused": one.said.refused,
            "confidence": round(one.said.confidence, 4),
            "answer": one.said.answer,
            "citations": list(one.said.citations),
            "not_verbatim": list(one.said.faults),
            "elapsed_ms": round(one.said.elapsed_ms, 1),
        }
    return record


def results_json(results: Sequence[SetResult], about: Mapping[str, Any]) -> str:
    """Return the whole evaluation.

    Args:
        about: what was measured: version, generation, embedding, date.
    """
    whole = {
        "format": FORMAT,
        **about,
        "intervals": METHOD,
        "sets": [one.as_json() for one in results],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    # A question whose bytes were no text is told with a mark in their place.
    return text.encode("utf-8", "replace").decode("utf-8")


def write_results(file: Path, text: str) -> None:
    """Write a results file; raises QuestionError where that is not possible."""
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise QuestionError(CANNOT_WRITE_RESULTS.format(file=file), detail=repr(error)) from error


def read_results(file: Path) -> list[dict[str, Any]]:
    """Return the sets of a results file; raises QuestionError where it is none."""
    try:
        whole = json.loads(file.read_text(encoding="utf-8-sig"))
        if whole["format"] != FORMAT:
            raise ValueError("format")
        return [
            {
                "name": str(each["name"]),
                "digest": str(each["digest"]),
                "measured": str(each["measured"]),
                "records": [_record(one) for one in each["records"]],
            }
            for each in whole["sets"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise QuestionError(BAD_RESULTS.format(file=file), detail=repr(error)) from error


def _record(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question's outcome, its figures checked."""
    values = {str(name): float(value) for name, value in given["values"].items()}
    return {**given, "values": values}
