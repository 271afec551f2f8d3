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
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bm25 import BM25, top
from question_sets import QuestionSet, cmrc, legal_questions, seeds, stard
from sentence_transformers import SentenceTransformer


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


def bm25_scores(data: QuestionSet) -> np.ndarray:
    """One row of scores per question, divided by the row's maximum."""
    index = BM25(data.texts)
    rows = np.stack([index.scores(question) for question in data.questions])
    return rows / np.maximum(rows.max(axis=1, keepdims=True), 1e-9)


def evaluate(
    model: SentenceTransformer,
    data: QuestionSet,
    weights: Sequence[float] = (0.5, 1.0, 1.5, 2.0),
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
    parser.add_argument("--pairs", type=Path, help="the training pairs, for those held out")
    options = parser.parse_args()
    started = time.perf_counter()
    model = SentenceTransformer(str(options.model), device="cpu", local_files_only=True)
    print(f"loaded in {time.perf_counter() - started:.2f} s")
    sets = [
        stard(options.laws, options.eval),
        cmrc(options.eval),
        seeds(options.seeds, options.eval),
        *([legal_questions(options.pairs)] if options.pairs else []),
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
