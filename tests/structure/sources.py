"""Source texts for tests."""

from __future__ import annotations

from pathlib import Path

from knowledge.model import Document
from knowledge.source import SourceLine, SourceText
from knowledge.structure import structure


def source_of(text: str, path: str = "样例.txt") -> SourceText:
    """A source text with one kept line for each line of the text."""
    lines = tuple(SourceLine(n, line) for n, line in enumerate(text.split("\n"), 1))
    return SourceText(path, "txt", lines)


def document_of(text: str, path: str = "样例.txt", **options: int) -> Document:
    """The one document that a text becomes."""
    (document,) = structure(source_of(text, path), None, **options).documents
    return document


def read_source(path: Path, root: Path, dropped: frozenset[str] = frozenset()) -> SourceText:
    """A UTF-8 text file as a source text, without blank lines, comments and heading marks."""
    kept = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("<!--") or text in dropped:
            continue
        if path.suffix == ".md":
            text = text.lstrip("#").strip()
        if text:
            kept.append(text)
    lines = tuple(SourceLine(n, text) for n, text in enumerate(kept, 1))
    return SourceText(path.relative_to(root).as_posix(), path.suffix[1:], lines)
