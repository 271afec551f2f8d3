"""Stand-ins for the engines behind the index; each passes the contract of the real one."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from knowledge.index import BODY
from knowledge.index.lexical import LexicalEntry
from knowledge.index.vectors import VectorEntry


@dataclass
class HashingEmbedder:
    """Adds up a fixed direction for each pair of neighbouring characters.

    The same in every process; texts that share words lie near each other. `embedded`
    keeps the passages that were embedded, so that a test can see what was carried over.
    """

    name: str = "hashing"
    dimensions: int = 64
    embedded: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        return f"{self.name}-{self.dimensions}"

    def embed_documents(self, texts: list[str]) -> Sequence[Sequence[float]]:
        self.embedded += texts
        return [self._embed(text) for text in texts]

    def embed_query(self, text: str) -> Sequence[float]:
        return self._embed(text)

    def _embed(self, text: str) -> list[float]:
        total = [0.0] * self.dimensions
        for at in range(max(1, len(text) - 1)):
            pair = hashlib.sha256(f"{self.name}|{text[at : at + 2]}".encode()).digest()
            for n in range(self.dimensions):
                bit = pair[n // 8 % len(pair)] >> (n % 8) & 1
                total[n] += 1.0 if bit else -1.0
        length = math.hypot(*total) or 1.0
        return [one / length for one in total]


class InMemoryVectorIndex:
    """Compares with every vector."""

    def __init__(self) -> None:
        self._entries: dict[int, VectorEntry] = {}

    @property
    def size(self) -> int:
        return len(self._entries)

    @contextmanager
    def changes(self) -> Iterator[InMemoryVectorIndex]:
        yield self

    def remove(self, row: int) -> None:
        self._entries.pop(row, None)

    def add(self, entry: VectorEntry) -> None:
        self._entries[entry.row] = entry

    def texts(self) -> dict[int, str]:
        return {row: entry.text for row, entry in self._entries.items()}

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]:
        return {row: self._entries[row].vector for row in rows if row in self._entries}

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]:
        scores = {row: _cosine(vector, entry.vector) for row, entry in self._entries.items()}
        best = sorted(scores, key=lambda row: (-scores[row], row))[:limit]
        return {row: scores[row] for row in best}

    def close(self) -> None:
        pass


class InMemoryLexicalIndex:
    """BM25 over every entry, field by field."""

    def __init__(self) -> None:
        self._fields: dict[int, dict[str, Counter[str]]] = {}

    @property
    def size(self) -> int:
        return len(self._fields)

    @contextmanager
    def changes(self) -> Iterator[InMemoryLexicalIndex]:
        yield self

    def remove(self, row: int) -> None:
        self._fields.pop(row, None)

    def add(self, entry: LexicalEntry) -> None:
        self._fields[entry.row] = {BODY: Counter(entry.body), "context": Counter(entry.context)}

    def rows(self) -> set[int]:
        return set(self._fields)

    def frequency(self, term: str, field: str = BODY) -> int:
        return sum(term in fields[field] for fields in self._fields.values())

    def search(self, weights: Mapping[str, Mapping[str, float]], limit: int) -> dict[int, float]:
        scores = {
            row: sum(
                weight * self._bm25(term, name, counts[name])
                for name, terms in weights.items()
                for term, weight in terms.items()
            )
            for row, counts in self._fields.items()
        }
        best = sorted((row for row in scores if scores[row] > 0), key=lambda row: -scores[row])
        return {row: scores[row] for row in best[:limit]}

    def scores(
        self, weights: Mapping[str, Mapping[str, float]], rows: Sequence[int]
    ) -> dict[int, float]:
        found = self.search(weights, self.size)
        return {row: found[row] for row in found if row in set(rows)}

    def _bm25(self, term: str, name: str, counts: Counter[str]) -> float:
        found = self.frequency(term, name)
        rarity = math.log(1 + (self.size - found + 0.5) / (found + 0.5))
        mean = sum(fields[name].total() for fields in self._fields.values()) / self.size or 1.0
        share = 1.2 * (0.25 + 0.75 * counts.total() / mean)
        return rarity * counts[term] * 2.2 / (counts[term] + share)


def _cosine(left: Sequence[float], right: Sequence[float]) -> float:
    product = sum(a * b for a, b in zip(left, right, strict=True))
    return product / ((math.hypot(*left) * math.hypot(*right)) or 1.0)
