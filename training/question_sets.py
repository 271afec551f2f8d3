"""Questions with known answers that the embedding model is measured on."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from vocabulary import read_pairs

ARTICLE = re.compile(
    r"^\s*\**第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?\**[\s\u3000]*"
)
SPACE = re.compile(r"\s+")


@dataclass
class QuestionSet:
    """Texts to search, questions, and for each question the indices of the right texts."""

    name: str
    texts: list[str]
    questions: list[str]
    gold: list[set[int]]


def read_jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def held_out(question: str) -> bool:
    """A tenth of the legal questions, chosen by their digest, is kept from training."""
    return int(hashlib.sha256(question.encode()).hexdigest(), 16) % 100 < 10


def legal_questions(pairs: Path, size: int = 50_000) -> QuestionSet:
    """The questions that were held out, among all answers and `size` passages of law."""
    rows = list(read_pairs(pairs))
    answers = dict.fromkeys(row["passage"] for row in rows if row["kind"] == "qa")
    laws = dict.fromkeys(row["passage"] for row in rows if row["kind"] == "ict")
    others = [passage for passage in laws if passage not in answers]
    random = np.random.default_rng(0)
    texts = [*answers, *(others[i] for i in random.choice(len(others), size, replace=False))]
    number = {text: index for index, text in enumerate(texts)}
    gold: dict[str, set[int]] = {}
    for row in rows:
        if row["kind"] == "qa" and held_out(row["query"]):
            gold.setdefault(row["query"], set()).add(number[row["passage"]])
    return QuestionSet("Legal questions held out", texts, list(gold), list(gold.values()))


def squeeze(text: str) -> str:
    return SPACE.sub("", text)


def law_articles(folder: Path) -> list[tuple[str, str]]:
    """(title of the law, text of the article) for every numbered article below `folder`."""
    articles = []
    for path in sorted(folder.rglob("*.md")):
        title = re.sub(r"\(.*?\)$", "", path.stem)
        current: list[str] | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := ARTICLE.match(line):
                current = [line[match.end() :]]
                articles.append((title, current))
            elif line.startswith("#"):
                current = None
            elif current is not None and line.strip():
                current.append(line.strip())
    return [(title, "\n".join(lines)) for title, lines in articles]


def stard(laws: Path, evaluation: Path) -> QuestionSet:
    articles = law_articles(laws)
    where: dict[str, set[int]] = {}
    for index, (_, text) in enumerate(articles):
        where.setdefault(squeeze(text), set()).add(index)
    rows = read_jsonl(evaluation / "stard_dev.jsonl")
    gold = [
        set().union(*(where.get(squeeze(text), set()) for text in row["gold_texts"]))
        for row in rows
    ]
    texts = [f"{title}\n{text}" for title, text in articles]
    return QuestionSet("STARD dev", texts, [row["question"] for row in rows], gold)


def cmrc(evaluation: Path) -> QuestionSet:
    passages = read_jsonl(evaluation / "cmrc_passages.jsonl")
    number = {row["id"]: index for index, row in enumerate(passages)}
    rows = read_jsonl(evaluation / "cmrc_questions.jsonl")
    return QuestionSet(
        "CMRC dev",
        [row["text"] for row in passages],
        [row["question"] for row in rows],
        [{number[name] for name in row["gold"]} for row in rows],
    )


def seeds(folder: Path, evaluation: Path, size: int = 350, overlap: int = 50) -> QuestionSet:
    """Chunks of `size` characters; right is a chunk of the document with a whole evidence span,
    or, where a cut goes through every copy of the span, with its first or last half."""
    chunks = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        chunks += [
            (path.name, text[i : i + size])
            for i in range(0, max(1, len(text) - overlap), size - overlap)
        ]
    rows = [row for row in read_jsonl(evaluation / "seeds_dev.jsonl") if row["answerable"]]
    gold = []
    for row in rows:
        right: set[int] = set()
        for item in row["gold"]:
            span = squeeze(item["evidence"])
            own = [(i, squeeze(text)) for i, (doc, text) in enumerate(chunks) if doc == item["doc"]]
            whole = {i for i, text in own if span in text}
            half = len(span) // 2
            right |= whole or {i for i, text in own if span[:half] in text or span[half:] in text}
        gold.append(right)
    return QuestionSet(
        "seeds dev", [text for _, text in chunks], [r["question"] for r in rows], gold
    )
