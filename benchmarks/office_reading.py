"""Reads one file in a process of its own, for the benchmarks of readers.

    .venv/bin/python benchmarks/office_reading.py ROOT PATH

prints what reading and structure make of ROOT/PATH as JSON. `read_alone` runs that and
adds what it cost: a process of its own is charged for its imports and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LARGEST = 500 * 1024 * 1024
_NOTHING = "（没有结果）"


@dataclass(frozen=True)
class FoundDocument:
    """One document: its facts, its text, and its articles' texts by key (a10, a10-1)."""

    title: str
    kind: str
    version: str | None
    places: int
    passages: int
    text: str
    articles: dict[str, str]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class FileReading:
    """What one file gave, or why it gave nothing (`refused`).

    `rows` are lines that are a table's rows, `scanned` the pages read by recognition;
    `seconds` is the time of reading and structure, `peak_mb` the most memory held.
    """

    path: str
    documents: list[FoundDocument] = field(default_factory=list)
    rows: int = 0
    pages: int = 0
    scanned: int = 0
    warnings: list[str] = field(default_factory=list)
    refused: str = ""
    seconds: float = 0.0
    peak_mb: int = 0


def read_alone(root: Path, path: str, timeout: float = 1800) -> FileReading:
    """Read a file in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), str(root), path]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        out, _ = child.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return FileReading(path, refused=f"> {timeout:g} s", seconds=timeout)
    if child.returncode:
        return FileReading(path, refused=f"{_NOTHING} exit {child.returncode}")
    fields = json.loads(out)
    documents = [FoundDocument(**one) for one in fields.pop("documents")]
    return FileReading(**fields, documents=documents)


def read_here(root: Path, path: str) -> FileReading:
    """Read a file in this process."""
    sys.path.insert(0, str(ROOT))
    from knowledge.errors import ReadingError
    from knowledge.reading import Limits, build_readers
    from knowledge.structure import structure

    readers = build_readers(Limits())
    started = time.perf_counter()
    try:
        _, reading = readers.read_file(root, path, _LARGEST)
        structured = [structure(source) for source in reading.sources]
    except ReadingError as error:
        seconds = time.perf_counter() - started
        return FileReading(path, refused=str(error), seconds=seconds, peak_mb=_peak_mb())
    seconds = time.perf_counter() - started
    lines = [line for source in reading.sources for line in source.lines]
    spots = {(line.spot.page, line.spot.scanned) for line in lines if line.spot is not None}
    documents = [_found(document) for one in structured for document in one.documents]
    return FileReading(
        path,
        documents,
        rows=sum(line.row for line in lines),
        pages=len({page for page, _ in spots if page}),
        scanned=len({page for page, scanned in spots if scanned}),
        warnings=[*reading.faults, *(told for one in reading.sources for told in one.warnings)],
        seconds=seconds,
        peak_mb=_peak_mb(),
    )


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, sorted; hidden ones are left alone."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix()


def _found(document: object) -> FoundDocument:
    from knowledge.model import Document, Level

    assert isinstance(document, Document)  # noqa: S101
    articles = {
        place.key: document.text[place.start : place.end]
        for place in document.places
        if place.level is Level.ARTICLE
    }
    return FoundDocument(
        document.title,
        document.kind.value,
        document.version_date,
        len(document.places),
        len(document.passages),
        document.text,
        articles,
        document.warnings,
    )


def _peak_mb() -> int:
    """Return the most memory that this process and those it started have held."""
    import resource

    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, started) // 1024


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # libraries that print must not spoil the JSON
    json.dump(asdict(read_here(Path(sys.argv[1]), sys.argv[2])), answers)
    answers.close()
