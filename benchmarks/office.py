"""What is made of each file below a folder, and what it costs.

    .venv/bin/python benchmarks/office.py FOLDER

Each file is read and structured in a fresh process, imports included in its memory but
not in its time; the result is a table in markdown, to be judged by reading.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from office_reading import FileReading, files_below, read_alone

_HEAD = (
    "file", "title", "kind", "articles", "places", "passages", "rows", "pages", "by ocr",
    "s", "MB", "remarks",
)  # fmt: skip
_LONGEST = 160  # characters of the remarks


def rows_of(found: FileReading) -> list[tuple[str, ...]]:
    """Return a file's rows: one for each document, or the sentence of its refusal."""
    cost = (f"{found.seconds:.1f}", str(found.peak_mb))
    if not found.documents:
        return [(found.path, "–", *("",) * 7, *cost, _short(found.refused))]
    rows = []
    for number, one in enumerate(found.documents):
        first = number == 0
        remarks = dict.fromkeys([*(found.warnings if first else ()), *one.warnings])
        facts = (len(one.articles), one.places, one.passages)
        counts = (found.rows, found.pages, found.scanned) if first else ("", "", "")
        rows.append(
            (
                found.path if first else "〃",
                one.title,
                one.kind,
                *(str(fact) for fact in (*facts, *counts)),
                *(cost if first else ("", "")),
                _short("; ".join(remarks)),
            )
        )
    return rows


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _row(cells: tuple[str, ...]) -> str:
    shown = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(shown) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--timeout", type=float, default=600, help="seconds a file may take")
    options = parser.parse_args()
    print(_row(_HEAD))
    print(_row(("---",) * len(_HEAD)))
    for path in files_below(options.folder):
        for row in rows_of(read_alone(options.folder, path, options.timeout)):
            print(_row(row), flush=True)


if __name__ == "__main__":
    main()
