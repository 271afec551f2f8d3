"""BM25 over words and character bigrams, to measure the embedding model beside."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import rjieba
from scipy import sparse

WORD = re.compile(r"\w")
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


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


def top(scores: np.ndarray, k: int = 100) -> np.ndarray:
    """Indices of the k best scores, best first; equal scores in order of index."""
    if len(scores) <= k:
        return np.argsort(-scores, kind="stable")
    best = np.sort(np.argpartition(-scores, k)[:k])
    return best[np.argsort(-scores[best], kind="stable")]
