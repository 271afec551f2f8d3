"""Measure an embedding model for Chinese retrieval, alone and fused with BM25.

    python training/evaluate_embedding.py --model models/zhigui-static-zh \
        --laws LAWS_DIR --eval EVAL_DIR --seeds SEEDS_DIR

LAWS_DIR holds laws as markdown, one article per "第X条" paragraph; EVAL_DIR holds the question sets
(stard_dev, cmrc_passages, cmrc_questions, seeds_dev; all .jsonl); SEEDS_DIR holds plain text files.
Every set is ranked three ways: dense (cosine), BM25, and for each weight w the fused score
bm25 / max(bm25) + w * cosine. Nothing is tuned here, so the numbers can be compared across models.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rjieba
from scipy import sparse
from sentence_transformers import SentenceTransformer

ARTICLE = re.compile(
    r"^\s*\**第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?\**[\s\u3000]*"
)
WORD = re.compile(r"\w")
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
SPACE = re.compile(r"\s+")


@dataclass
class QuestionSet:
    """Texts to search, questions, and for each question the indices of the right texts."""

    name: str
    texts: list[str]
    questions: list[str]
    gold: list[set[int]]


def terms(text: str) -> list[str]:
    """jieba words and the character bigrams of every run of Chinese characters."""
    text = text.lower()
    found = [word for word in rjieba.cut(text) if WORD.search(word)]
    for run in HAN_RUN.findall(text):
        found.extend(run[i : i + 2] for i in range(len(run) - 1))
    return found


class BM25:
    """Okapi BM25 (Robertson & Zaragoza 2009, eq. 3.15) with Lucene's non-negative idf."""

    def __init__(self, texts: Iterable[str], k1: float = 1.5, b: float = 0.75) -> None:
        self.ids: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for row, text in enumerate(texts):
            found = [self.ids.setdefault(term, len(self.ids)) for term in terms(text)]
            rows.extend([row] * len(found))
            columns.extend(found)
        shape = (rows[-1] + 1, len(self.ids))
        counts = sparse.coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape)
        counts = counts.tocsr()  # sums the duplicates: term frequencies
        length = np.asarray(counts.sum(axis=1)).ravel()
        with_term = np.bincount(counts.indices, minlength=shape[1])
        idf = np.log1p((shape[0] - with_term + 0.5) / (with_term + 0.5))
        norm = np.repeat(k1 * (1 - b + b * length / length.mean()), np.diff(counts.indptr))
        counts.data *= (k1 + 1) * idf[counts.indices] / (counts.data + norm)
        self.by_term = counts.T.tocsr().astype(np.float32)

    def scores(self, query: str) -> np.ndarray:
        known = [self.ids[term] for term in set(terms(query)) if term in self.ids]
        if not known:
            return np.zeros(self.by_term.shape[1], np.float32)
        return np.asarray(self.by_term[known].sum(axis=0)).ravel()


def read_jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


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


def measure(ranked: Sequence[np.ndarray], gold: Sequence[set[int]]) -> dict[str, float]:
    """hit@k: some right text among the first k; MRR@10: 1/rank of the first right one, else 0."""
    first = [
        next((rank for rank, index in enumerate(row, 1) if int(index) in right), 10**9)
        for row, right in zip(ranked, gold, strict=True)
    ]
    ranks = np.array(first)
    figures = {f"hit@{k}": float((ranks <= k).mean()) for k in (1, 5, 10, 100)}
    figures["MRR@10"] = float(np.where(ranks <= 10, 1 / ranks, 0).mean())
    return figures


def top(scores: np.ndarray, k: int = 100) -> np.ndarray:
    """Indices of the k best scores, best first; equal scores in order of index."""
    if len(scores) <= k:
        return np.argsort(-scores, kind="stable")
    best = np.sort(np.argpartition(-scores, k)[:k])
    return best[np.argsort(-scores[best], kind="stable")]


def bm25_scores(data: QuestionSet) -> np.ndarray:
    """One row of scores per question, divided by the row's maximum."""
    index = BM25(data.texts)
    rows = np.stack([index.scores(question) for question in data.questions])
    return rows / np.maximum(rows.max(axis=1, keepdims=True), 1e-9)


def evaluate(
    model: SentenceTransformer,
    data: QuestionSet,
    weights: Sequence[float] = (0.25, 0.5, 1.0),
    lexical: np.ndarray | None = None,
) -> dict[str, dict[str, float]]:
    """Figures by system; `lexical` are the scores of `bm25_scores` where they are known already."""
    passages = model.encode(data.texts, batch_size=1024, show_progress_bar=False)
    questions = model.encode(data.questions, batch_size=1024, show_progress_bar=False)
    lexical = bm25_scores(data) if lexical is None else lexical
    systems = {"dense": [], "BM25": []} | {f"BM25/max + {w} cos": [] for w in weights}
    for word_scores, vector in zip(lexical, questions, strict=True):
        cosine = passages @ vector
        systems["dense"].append(top(cosine))
        systems["BM25"].append(top(word_scores))
        for weight in weights:
            systems[f"BM25/max + {weight} cos"].append(top(word_scores + weight * cosine))
    return {name: measure(ranked, data.gold) for name, ranked in systems.items()}


def everyday_words(model: SentenceTransformer, path: Path) -> dict[str, float]:
    """Rank the official words by closeness to each everyday word: is the right one first?"""
    pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    official = sorted({right for _, right in pairs})
    closeness = model.encode([word for word, _ in pairs]) @ model.encode(official).T
    gold = [{official.index(right)} for _, right in pairs]
    return measure([top(row) for row in closeness], gold)


def line(name: str, figures: dict[str, float]) -> str:
    return f"  {name:20}" + "  ".join(f"{key} {value:.3f}" for key, value in figures.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--laws", required=True, type=Path)
    parser.add_argument("--eval", required=True, type=Path)
    parser.add_argument("--seeds", required=True, type=Path)
    options = parser.parse_args()
    started = time.perf_counter()
    model = SentenceTransformer(str(options.model), device="cpu", local_files_only=True)
    print(f"loaded in {time.perf_counter() - started:.2f} s")
    sets = [
        stard(options.laws, options.eval),
        cmrc(options.eval),
        seeds(options.seeds, options.eval),
    ]
    sample = [(text * 20)[:200] for text in sets[0].texts[:60_000]]
    started = time.perf_counter()
    model.encode(sample, batch_size=256, show_progress_bar=False)
    speed = len(sample) / (time.perf_counter() - started)
    print(f"{speed:.0f} passages of 200 characters a second")
    for data in sets:
        missing = sum(not right for right in data.gold)
        print(f"\n{data.name}: {len(data.texts)} texts, {len(data.questions)} questions", end="")
        print(f" ({missing} without a right text)")
        for name, figures in evaluate(model, data).items():
            print(line(name, figures))
    words = Path(__file__).with_name("everyday_words.tsv")
    print("\nEveryday words to official words\n" + line("dense", everyday_words(model, words)))


if __name__ == "__main__":
    main()
