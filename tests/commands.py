"""Running python -m knowledge, and what its commands promise to print."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

Command = Callable[..., Result]

ANSWER = ["id", "question", "status", "answer", "writer", "confidence", "citations", "passages",
          "notices", "choices", "elapsed_ms"]  # fmt: skip
CITATION = ["mark", "document_id", "title", "kind", "location", "date", "quote", "passage_id",
            "path", "start", "end", "scanned"]  # fmt: skip
PASSAGE = ["passage_id", "title", "location", "text", "score"]


def printed(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.rstrip("\n").split("\n")]


def sentence(result: Result) -> str:
    """One line on standard error, nothing on standard output, exit status 1."""
    assert result.exit_code == 1
    assert result.stdout == ""
    said = result.stderr.strip()
    assert said and "\n" not in said and "Traceback" not in said
    return said
