"""One system over one task, in a process of its own: `python -m benchmarks.rivals.lap`.

Writes what it found and what it took as JSON; the command that starts it does the scoring.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.rivals.line_up import STARTERS

LIMIT = 10


def run(name: str, task: dict[str, Any], scratch: Path) -> dict[str, Any]:
    """Return what the system found for each question, in seconds, milliseconds and MB.

    Ingest is timed from a loaded model to the first possible question; peak memory is
    that of the process and of the largest of its own children.
    """
    starter = STARTERS[name]
    entrant = starter.enter(Path(task["model"]), Path(task["folder"]), scratch)
    started = time.perf_counter()
    entrant.ingest()
    ingested = time.perf_counter() - started
    first = task["questions"][0]
    entrant.retrieve(first["question"], first["as_of"], LIMIT)  # opens what is opened lazily
    found, took = [], []
    for one in task["questions"]:
        started = time.perf_counter()
        pieces = entrant.retrieve(one["question"], one["as_of"], LIMIT)
        took.append(round((time.perf_counter() - started) * 1000, 3))
        found.append([[piece.source, piece.text] for piece in pieces])
    peaks = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {
        "found": found,
        "query_ms": took,
        "ingest_s": ingested,
        "peak_mb": sum(peaks) / unit,
        "versions": starter.versions(),
    }


def main() -> None:
    """Run NAME over the task in a file; the result goes into another."""
    name, task, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        result = run(name, json.loads(Path(task).read_text(encoding="utf-8")), Path(scratch))
    Path(out).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
