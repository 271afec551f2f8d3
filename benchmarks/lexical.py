"""Tantivy beside bm25s on lay questions over laws: found, built, asked, changed.

    pip install --target SCRATCH/bm25s --no-deps bm25s
    PYTHONPATH=SCRATCH/bm25s .venv/bin/python benchmarks/lexical.py VAR stard_dev.jsonl

VAR is the state of an ingest of the laws (see laws.py). Both engines get the same
terms of each passage's embedding text, in one field, and the same questions. A
question is answered by any passage that is cut from one of its gold articles.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from knowledge.index import BODY, GenerationStore, TantivyLexicalIndex, Terms  # noqa: E402
from knowledge.index.lexical import LexicalEntry  # noqa: E402

Rank = Callable[[Sequence[str]], Sequence[int]]  # question terms -> rows, best first

_LABEL = re.compile(r"^第[〇零一二三四五六七八九十百千]+条(之[一二三四五六七八九十]+)?")
_TOP = 100
_SHORTEST = 8


@dataclass(frozen=True)
class Figures:
    """What one engine did."""

    engine: str
    hit_10: float
    mrr_10: float
    build_s: float
    open_s: float
    query_p50_ms: float
    query_p95_ms: float
    update_s: float
    disk_mb: float


class GoldTexts:
    """Finds which gold articles a passage is cut from."""

    def __init__(self, texts: Sequence[str]) -> None:
        squeezed = [_squeeze(text) for text in texts]
        self._all = "\x00".join(squeezed)
        self._starts: list[int] = []
        position = 0
        for text in squeezed:
            self._starts.append(position)
            position += len(text) + 1

    def of(self, passage: str) -> list[int]:
        """Return the numbers of the gold texts that hold the passage, its label aside."""
        text = _LABEL.sub("", _squeeze(passage))
        found: list[int] = []
        at = self._all.find(text) if len(text) >= _SHORTEST else -1
        while at >= 0:
            found.append(bisect_right(self._starts, at) - 1)
            at = self._all.find(text, at + 1)
        return found


def measure(
    engine: str,
    build: Callable[[Path], None],
    open_: Callable[[Path], Rank],
    update: Callable[[Path], None],
    questions: Sequence[tuple[Sequence[str], frozenset[int]]],
) -> Figures:
    """Build, open, ask every question, change one document."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "index")
        build_s = _seconds(lambda: build(folder))
        started = time.perf_counter()
        rank = open_(folder)
        open_s = time.perf_counter() - started
        times: list[float] = []
        ranks: list[int] = []
        for terms, gold in questions:
            begun = time.perf_counter()
            rows = rank(terms)
            times.append((time.perf_counter() - begun) * 1000)
            ranks.append(next((n for n, row in enumerate(rows[:10], 1) if row in gold), 0))
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        cuts = statistics.quantiles(times, n=20)
        return Figures(
            engine,
            sum(one > 0 for one in ranks) / len(ranks),
            sum(1 / one for one in ranks if one) / len(ranks),
            build_s,
            open_s,
            cuts[9],
            cuts[18],
            _seconds(lambda: update(folder)),
            disk / 1e6,
        )


def tantivy(terms: Mapping[int, Sequence[str]], changed: Sequence[int], **rest: Any) -> Figures:
    """Measure our adapter; a change copies the index, as a new generation does."""

    def build(folder: Path) -> None:
        with TantivyLexicalIndex(folder, create=True).changes() as changes:
            for row, body in terms.items():
                changes.add(LexicalEntry(row, body, ()))

    def open_(folder: Path) -> Rank:
        index = TantivyLexicalIndex(folder)
        return lambda words: list(index.search({BODY: dict.fromkeys(words, 1.0)}, _TOP))

    def update(folder: Path) -> None:
        copied = shutil.copytree(folder, folder.with_name("copy"))
        with TantivyLexicalIndex(copied, create=True).changes() as changes:
            for row in changed:
                changes.remove(row)
                changes.add(LexicalEntry(len(terms) + row + 1, terms[row], ()))

    return measure("tantivy", build, open_, update, **rest)


def bm25s(terms: Mapping[int, Sequence[str]], changed: Sequence[int], **rest: Any) -> Figures:
    """Measure bm25s at Tantivy's parameters; it cannot be changed, only built anew."""
    import bm25s as engine
    import numpy

    rows = numpy.array(list(terms))

    def build(folder: Path) -> None:
        retriever = engine.BM25(method="lucene", k1=1.2, b=0.75)
        retriever.index([list(one) for one in terms.values()], show_progress=False)
        retriever.save(str(folder))

    def open_(folder: Path) -> Rank:
        retriever = engine.BM25.load(str(folder), mmap=True)

        def rank(words: Sequence[str]) -> Sequence[int]:
            unique = [list(dict.fromkeys(words))]
            found, _ = retriever.retrieve(unique, k=_TOP, show_progress=False)
            return [int(row) for row in rows[found[0]]]

        return rank

    return measure("bm25s", build, open_, lambda folder: build(folder.with_name("copy")), **rest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("var", type=Path, help="state of an ingest of the laws")
    parser.add_argument("questions", type=Path, help="STARD, with gold_texts")
    options = parser.parse_args()
    manifest = GenerationStore(options.var.resolve()).current().manifest
    cut = Terms()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    gold = GoldTexts([text for one in asked for text in one["gold_texts"]])
    owners = [n for n, one in enumerate(asked) for _ in one["gold_texts"]]
    wanted: list[set[int]] = [set() for _ in asked]
    terms: dict[int, Sequence[str]] = {}
    documents: dict[str, list[int]] = {}
    started = time.perf_counter()
    for record in manifest.all_passages():
        terms[record.row] = cut(record.passage.embedding_text)
        documents.setdefault(record.passage.document_id, []).append(record.row)
        for number in gold.of(record.passage.text):
            wanted[owners[number]].add(record.row)
    print(f"{len(terms)} passages cut into terms in {time.perf_counter() - started:.1f} s")
    questions = [
        (cut(one["question"]), frozenset(rows)) for one, rows in zip(asked, wanted, strict=True)
    ]
    missing = sum(not rows for _, rows in questions)
    print(f"{len(questions)} questions, {missing} with no gold article among the passages")
    changed = sorted(documents.values(), key=len)[len(documents) // 2]
    for engine in (tantivy, bm25s):
        one = engine(terms, changed, questions=questions)
        print(
            f"{one.engine:<8} hit@10 {one.hit_10:.3f}  MRR@10 {one.mrr_10:.3f}"
            f"  build {one.build_s:.1f} s  open {one.open_s:.2f} s"
            f"  query p50 {one.query_p50_ms:.1f} p95 {one.query_p95_ms:.1f} ms"
            f"  change {one.update_s:.2f} s  {one.disk_mb:.0f} MB"
        )


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _squeeze(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    main()
