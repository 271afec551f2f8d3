"""The question sets: which folder is taken in, what is asked, what counts as found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.rivals.entrant import files_of
from benchmarks.rivals.gold import AnyOf, Gold, Source, Wording, article, deciding


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its evidence."""

    question: str
    gold: Gold
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A folder of texts and the questions that they answer.

    `by_source` where evidence is a whole text, so that each text takes one rank.
    """

    folder: Path
    asked: Sequence[Asked]
    by_source: bool = False

    def thinned(self, most: int) -> QuestionSet:
        """Return it with at most so many questions, taken at even distances."""
        step = -(-len(self.asked) // most)
        return QuestionSet(self.folder, self.asked[::step], self.by_source)


def seeds(data: Path, scratch: Path) -> QuestionSet:
    """Questions of members over five web pages; those without an answer are left out."""
    lines = [one for one in _lines(data / "eval" / "seeds_dev.jsonl") if one.get("gold")]
    asked = [
        Asked(one["question"], Wording([piece["evidence"] for piece in one["gold"]]))
        for one in lines
    ]
    return QuestionSet(data / "collection" / "seeds", asked)


def quiz(data: Path, scratch: Path) -> QuestionSet:
    """Exam questions over regulations; evidence is the sentence that holds the answer."""
    folder = data / "collection" / "regulations"
    texts = {one.stem: one.read_text(encoding="utf-8-sig") for one in files_of(folder)}
    names = {one.stem: one.name for one in files_of(folder)}
    asked = []
    for line in _lines(data / "eval" / "quiz_dev.jsonl"):
        golds = []
        for where in line["where"]:
            document, _, label = where.partition(" ")
            part = article(texts.get(document, ""), label)
            for words in line["answer_texts"]:
                if sentences := deciding(part, words, line["question"]):
                    golds.append(Wording(sentences, {names[document]}))
        if golds:
            asked.append(Asked(line["question"], AnyOf(golds), line.get("as_of")))
    return QuestionSet(folder, asked)


def cmrc(data: Path, scratch: Path) -> QuestionSet:
    """Reading comprehension; each encyclopedia passage is a file of its own."""
    folder = scratch / "cmrc"
    folder.mkdir()
    for one in _lines(data / "eval" / "cmrc_passages.jsonl"):
        (folder / f"{one['id']}.txt").write_text(one["text"], encoding="utf-8")
    asked = [
        Asked(one["question"], Source({f"{id_}.txt" for id_ in one["gold"]}))
        for one in _lines(data / "eval" / "cmrc_questions.jsonl")
    ]
    return QuestionSet(folder, asked, by_source=True)


def stard(data: Path, scratch: Path, laws: Path) -> QuestionSet:
    """Lay questions over all laws; evidence is the text of any article that is named."""
    asked = [
        Asked(one["question"], Wording(one["gold_texts"]))
        for one in _lines(data / "eval" / "stard_dev.jsonl")
    ]
    return QuestionSet(laws, asked)


SETS: dict[str, Callable[..., QuestionSet]] = {
    "seeds": seeds,
    "quiz": quiz,
    "cmrc": cmrc,
    "stard": stard,
}


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(one) for one in file.read_text(encoding="utf-8").splitlines() if one]
