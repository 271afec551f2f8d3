"""How the size of a collection tells: ingest, search, no-op and one-document change.

    .venv/bin/python benchmarks/laws.py laws.tar.xz SCRATCH
    .venv/bin/python benchmarks/laws.py FOLDER SCRATCH --questions stard_dev.jsonl

Each ingest is a process of its own, imports included; peak memory is the child's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import sys
import tarfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from knowledge.bootstrap import Workshop  # noqa: E402
from knowledge.index import ChromaVectorIndex  # noqa: E402

_ASKED = (
    "{title}适用于哪些情形？",
    "违反{title}要受什么处罚？",
    "{title}由哪个部门负责监督？",
    "{title}对办理期限是怎么规定的？",
)


@dataclass(frozen=True)
class Run:
    """One process: how long it took, how much memory it held, its report."""

    wall_s: float
    peak_mb: float
    report: dict[str, object]


def ingest(documents: Path, var: Path, out: Path) -> Run:
    """Run ingest.py over a folder; raises RuntimeError when it fails."""
    environment = {**os.environ, "ZHIGUI_DOCUMENTS": str(documents), "ZHIGUI_VAR": str(var)}
    command = [sys.executable, str(ROOT / "ingest.py"), "--json"]
    write = os.O_CREAT | os.O_TRUNC | os.O_WRONLY
    to_file = [(os.POSIX_SPAWN_OPEN, 1, str(out), write, 0o644)]
    started = time.perf_counter()
    pid = os.posix_spawn(sys.executable, command, environment, file_actions=to_file)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"ingest.py ended with {status}")
    return Run(wall, usage.ru_maxrss / 1024, json.loads(out.read_text(encoding="utf-8")))


def unpack(source: Path, target: Path) -> None:
    """Put the documents into a folder that may be changed."""
    if source.is_dir():
        shutil.copytree(source, target)
        return
    with tarfile.open(source) as archive:
        archive.extractall(target, filter="data")


def change_one(documents: Path) -> None:
    """Add a paragraph to the document in the middle."""
    files = sorted(documents.rglob("*.md"))
    middle = files[len(files) // 2]
    with middle.open("a", encoding="utf-8") as file:
        file.write("\n本文件的解释工作由主管部门承担，每年第一季度公布上一年度的情况。\n")


def questions_of(file: Path | None, titles: Sequence[str]) -> list[str]:
    """Return the questions to ask: those of a JSONL file, or 200 made of titles."""
    if file is not None:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["question"] for line in lines if line.strip()]
    chosen = random.Random(7).sample(titles, min(200, len(titles)))  # noqa: S311
    return [_ASKED[i % len(_ASKED)].format(title=title) for i, title in enumerate(chosen)]


def search(documents: Path, var: Path, questions: Path | None) -> dict[str, float]:
    """Time the search that stands behind every answer, in one long-lived process."""
    os.environ.update(ZHIGUI_DOCUMENTS=str(documents), ZHIGUI_VAR=str(var))
    started = time.perf_counter()
    workshop = Workshop.from_config()
    catalogue = workshop.library.catalogue()
    titles = [one.title for one in catalogue.documents.values()]
    times: list[float] = []
    for text in ["支部多久开一次会？", *questions_of(questions, titles)]:
        begun = time.perf_counter()
        workshop.retriever(catalogue, workshop.read_question(text, catalogue), date.today())
        times.append((time.perf_counter() - begun) * 1000)
        if len(times) == 1:
            first = time.perf_counter() - started
    cuts = statistics.quantiles(times[1:], n=100)
    asked = [workshop.embedder.embed_query(title) for title in titles[:100]]
    return {
        "recall_at_100": recall(catalogue.generation.vectors, asked),
        "questions": len(times) - 1,
        "first_s": first,
        "p50_ms": cuts[49],
        "p95_ms": cuts[94],
        "p99_ms": cuts[98],
    }


def recall(index: ChromaVectorIndex, asked: Sequence[Sequence[float]]) -> float:
    """Return which share of the 100 nearest by brute force the index finds."""
    rows = sorted(index.texts())
    stored: dict[int, Sequence[float]] = {}
    for start in range(0, len(rows), 5000):
        stored.update(index.vectors(rows[start : start + 5000]))
    table = numpy.asarray([stored[row] for row in rows], dtype="float32")
    found = 0
    for vector in asked:
        scores = table @ numpy.asarray(vector, dtype="float32")
        hundredth = numpy.partition(scores, -100)[-100]
        # Equal texts have equal vectors: any row that is as near as the hundredth is right.
        found += sum(score >= hundredth - 1e-5 for score in index.search(vector, 100).values())
    return found / (100 * len(asked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path, help="a folder, or a tar of one")
    parser.add_argument("scratch", type=Path, help="an empty or new folder for copies and state")
    parser.add_argument("--questions", type=Path, help='JSONL with a "question" in each line')
    options = parser.parse_args()
    scratch: Path = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    documents, var, out = scratch / "documents", scratch / "var", scratch / "report.json"
    unpack(options.documents, documents)
    full = ingest(documents, var, out)
    noop = ingest(documents, var, out)
    change_one(documents)
    change = ingest(documents, var, out)
    # Last: a child is charged with the memory of the process that starts it.
    found = search(documents, var, options.questions)
    for name, run in (("full ingest", full), ("no-op", noop), ("one document changed", change)):
        print(f"{name:<22}{run.wall_s:8.1f} s {run.peak_mb:8.0f} MB")
    print(f"{'documents, passages':<22}{full.report['documents']:>8} {full.report['passages']:>10}")
    print(
        f"{'search':<22}p50 {found['p50_ms']:.1f} ms, p95 {found['p95_ms']:.1f} ms,"
        f" first question {found['first_s']:.1f} s"
    )
    print(f"{'recall at 100':<22}{found['recall_at_100']:8.3f}")
    figures = {"full": asdict(full), "noop": asdict(noop), "change": asdict(change)}
    for run_figures in figures.values():
        counted = run_figures["report"]
        run_figures["report"] = {
            key: counted[key] for key in ("counts", "documents", "passages", "embedded", "carried")
        }
    print(json.dumps({**figures, "search": found}, ensure_ascii=False))


if __name__ == "__main__":
    main()
