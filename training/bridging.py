"""Pairs of a lay question and the articles that its answer, not the question itself, leads to.

The answer is written in the words of the law, so BM25 finds with it the articles that the lay
question does not share a word with. Few of the questions name their article; these pairs teach
the lay words for the whole of the law instead of the 168 articles that are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from bm25 import BM25, terms, top

ANSWER, QUESTION = 600, 150  # characters that are read
MOST_COMMON = 0.03  # a term of more than this share of the passages is not looked up
RAREST = 80  # terms that are looked up
SCORE = 70.0  # weaker passages are left out: the answer said nothing of substance
PASSAGES = 3  # for a question
ALIKE = 0.5  # of two passages with this share of common terms only the better is taken


def bridges(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Rows of kind "bridge": the questions of kind "qa" with passages of kind "ict"."""
    passages = list(dict.fromkeys(row["passage"] for row in rows if row["kind"] == "ict"))
    passages = [passage for passage in passages if len(passage) >= 30]
    index = BM25(passages)
    for row in rows:
        if row["kind"] != "qa":
            continue
        scores = answer_scores(index, row)
        found: list[set[str]] = []
        for number in top(scores, 30):
            if scores[number] < SCORE or len(found) == PASSAGES:
                break
            words = set(terms(passages[number]))
            if all(len(words & other) <= ALIKE * len(words | other) for other in found):
                found.append(words)
                yield {"kind": "bridge", "query": row["query"], "passage": passages[number]}


def answer_scores(index: BM25, row: dict[str, str]) -> np.ndarray:
    """BM25 of every passage for the rarest terms of the answer and its question."""
    count = Counter(terms(row["passage"][:ANSWER])) + Counter(set(terms(row["query"][:QUESTION])))
    starts, size = index.by_term.indptr, index.by_term.shape[1]
    scores = np.zeros(size, np.float32)
    known = {index.ids[term]: times for term, times in count.items() if term in index.ids}
    common = {term: int(starts[term + 1] - starts[term]) for term in known}
    rare = sorted((n, term) for term, n in common.items() if n <= MOST_COMMON * size)[:RAREST]
    for _, term in rare:
        own = slice(starts[term], starts[term + 1])
        weight = np.float32(1 + np.log(known[term]))
        scores[index.by_term.indices[own]] += weight * index.by_term.data[own]
    return scores
