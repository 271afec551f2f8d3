"""Question sets for fitting and measuring the ranking: questions, and which passages are right.

Each set is a folder of documents, the questions over it, and for each question a rule that tells
whether a passage is right. `read` reads them from the inputs; nothing is kept in the repository.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from question_sets import held_out

from knowledge.evaluation.targets import Stretch, Wording, squeeze
from knowledge.index import BODY, PassageRecord, Terms
from knowledge.model import Document
from knowledge.search import Catalogue
from knowledge.structure import canonical_title, parse_numeral

Right = Callable[[PassageRecord, Document], bool]

_MARK = re.compile(r"^第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?")
_CITED = re.compile(r"《([^《》]{2,40})》[^《》第]{0,8}第([一二三四五六七八九十百千零〇\d]+)条")
_ANSWER = 600  # characters of an answer that are read
_COMMON = 0.03  # a term of more than this share of the passages leads nowhere
_LEADS = 90.0  # BM25 below which the answer said nothing of substance
_SHORTEST = 12  # characters; a shorter piece of an article says nothing by itself


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `answerable` is False where no passage of the set answers it."""

    id: str
    text: str
    right: Right
    answerable: bool = True
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over the documents in `folder`; `pooled` where a document is the unit."""

    name: str
    folder: Path
    questions: list[Asked] = field(repr=False)


def lines(file: Path) -> Iterator[dict[str, Any]]:
    open_ = lzma.open if file.suffix == ".xz" else open
    with open_(file, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def evidence_set(name: str, folder: Path, file: Path) -> QuestionSet:
    """Gold is a list of verbatim spans."""
    questions = []
    for one in lines(file):
        pieces = [Wording.of(piece["evidence"]) for piece in one.get("gold") or []]
        answerable = one.get("answerable", bool(pieces))
        questions.append(
            Asked(one["id"], one["question"], partial(_has, pieces), answerable, one.get("as_of"))
        )
    return QuestionSet(name, folder, questions)


def _has(pieces: list[Wording], record: PassageRecord, document: Document) -> bool:
    passage = record.passage
    stretch = Stretch(document.id, passage.start, passage.end, passage.text)
    return any(one.hit(stretch) for one in pieces)


def stard(folder: Path, file: Path) -> QuestionSet:
    """Gold is the text of articles, however they were cut."""
    questions = []
    for one in lines(file):
        texts = [squeeze(text) for text in one["gold_texts"]]
        questions.append(Asked(str(one["id"]), one["question"], partial(_of_articles, texts)))
    return QuestionSet("stard_dev", folder, questions)


def _of_articles(articles: list[str], record: PassageRecord, _: Document) -> bool:
    text = _MARK.sub("", squeeze(record.passage.text))
    return len(text) >= _SHORTEST and any(text in one or one in text for one in articles)


def cited(folder: Path, pairs: Path, limit: int | None = None) -> QuestionSet:
    """Legal questions whose answer cites an article; what is cited is right."""
    questions = []
    for number, one in enumerate(lines(pairs)):
        if one["kind"] != "qa":
            continue
        places = {
            (canonical_title(title).removeprefix("中华人民共和国"), f"a{parse_numeral(article)}")
            for title, article in _CITED.findall(one["passage"])
        }
        if places:
            questions.append(Asked(f"qa{number}", one["query"], partial(_at, places)))
    random.Random(5).shuffle(questions)  # noqa: S311
    return QuestionSet("cited", folder, questions[:limit])


def led_to(
    folder: Path, pairs: Path, catalogue: Catalogue, terms: Terms, limit: int
) -> QuestionSet:
    """Legal questions that the embedding model was not trained on; right are the two passages
    that their answers lead to, by BM25 of the answer's rarer terms."""
    lexical = catalogue.generation.lexical
    questions = []
    for number, one in enumerate(lines(pairs)):
        if len(questions) == limit:
            break
        if one["kind"] != "qa" or not held_out(one["query"]):
            continue
        count = Counter(terms(one["passage"][:_ANSWER]))
        rare = {
            term: 1 + math.log(times)
            for term, times in count.items()
            if 0 < lexical.frequency(term) < _COMMON * lexical.size
        }
        found = lexical.search({BODY: rare}, 2)
        if max(found.values(), default=0.0) >= _LEADS:
            questions.append(Asked(f"led{number}", one["query"], partial(_among, frozenset(found))))
    return QuestionSet("led_to", folder, questions)


def _among(rows: frozenset[int], record: PassageRecord, _: Document) -> bool:
    return record.row in rows


def _at(places: set[tuple[str, str]], record: PassageRecord, document: Document) -> bool:
    title = canonical_title(document.title).removeprefix("中华人民共和国")
    return (title, record.passage.place.partition(".")[0]) in places


def quiz(folder: Path, file: Path) -> QuestionSet:
    """Gold is an article (the preamble, where none is named) with a text that decides."""
    questions = []
    for one in lines(file):
        answers = [squeeze(text) for text in one["answer_texts"]]
        places = set()
        for where in one["where"]:
            document, _, article = where.partition(" ")
            place = f"a{parse_numeral(article[1:-1])}" if article else "pre"
            places.add((document, place))
        rule = partial(_decides, places, answers)
        questions.append(Asked(one["id"], one["question"], rule, True, one.get("as_of")))
    return QuestionSet("quiz_dev", folder, questions)


def _decides(
    places: set[tuple[str, str]], answers: list[str], record: PassageRecord, document: Document
) -> bool:
    passage = record.passage
    place = (Path(document.path).stem, passage.place.partition(".")[0])
    return place in places and any(one in squeeze(passage.text) for one in answers)


def cmrc(scratch: Path, passages: Path, questions: Path, limit: int | None = None) -> QuestionSet:
    """Gold is a passage's id; each passage is a document of its own."""
    folder = scratch / "cmrc"
    _write(folder, {one["id"]: one["text"] for one in lines(passages)})
    asked = [
        Asked(one["id"], one["question"], partial(_from, frozenset(one["gold"])))
        for one in lines(questions)
    ]
    random.Random(5).shuffle(asked)  # noqa: S311
    return QuestionSet("cmrc", folder, asked[:limit])


def reading(scratch: Path, questions: Path, kind: str, limit: int) -> QuestionSet:
    """Questions over passages that answer them, or only nearly (answer null)."""
    folder = scratch / kind
    texts: dict[str, str] = {}
    asked = []
    rows = [one for one in lines(questions) if one["kind"] == kind]
    random.Random(5).shuffle(rows)  # noqa: S311
    for number, one in enumerate(rows[:limit]):
        key = texts.setdefault(one["passage"], f"{len(texts):05d}")
        answer = one["answer"]
        rule = partial(_answers, key, squeeze(answer or ""))
        asked.append(Asked(f"{kind}{number}", one["query"], rule, answer is not None))
    _write(folder, {key: text for text, key in texts.items()})
    return QuestionSet(kind, folder, asked)


def _from(names: frozenset[str], _: PassageRecord, document: Document) -> bool:
    return Path(document.path).stem in names


def _answers(name: str, answer: str, record: PassageRecord, document: Document) -> bool:
    """The passage it was asked of, and of its pieces those that hold the answer."""
    if Path(document.path).stem != name:
        return False
    yes_or_no = answer in ("YES", "NO")
    return yes_or_no or answer in squeeze(record.passage.text)


def _write(folder: Path, texts: dict[str, str]) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
