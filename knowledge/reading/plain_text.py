"""Plain text files."""

from __future__ import annotations

from knowledge.reading.encoding import decode
from knowledge.reading.lines import Line, source_lines
from knowledge.source import SourceText


class TextReader:
    """Reads .txt: one line of the file is one line of the text."""

    endings: tuple[str, ...] = (".txt",)

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the lines of `data`; raises ReadingError where it cannot be decoded."""
        text, encoding = decode(data, path)
        lines = source_lines(Line(line) for line in text.split("\n"))
        return SourceText(path=path, format="text", lines=lines, encoding=encoding)
