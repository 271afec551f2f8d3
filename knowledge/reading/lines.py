"""The last step of every reader: lines with their numbers and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.reading.boilerplate import reasons
from knowledge.reading.texts import Removed
from knowledge.source import SourceLine, Spot


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line as a reader finds it; the fields are those of `SourceLine`."""

    text: str
    removed: Removed | None = None
    heading: int = 0
    row: bool = False
    spot: Spot | None = None


def source_lines(lines: Iterable[Line]) -> tuple[SourceLine, ...]:
    """Number the visible lines and apply the boilerplate rules to the kept ones.

    A line's indentation and trailing blanks go, inner text stays: `　　第一条　为了`
    becomes `第一条　为了`. Blank lines are no lines. Rows of tables are text whatever
    they say.
    """
    visible = [(text, line) for line in lines if (text := line.text.strip())]
    spoken = [text for text, line in visible if line.removed is None and not line.row]
    junk = iter(reasons(spoken))
    found: list[SourceLine] = []
    for number, (text, line) in enumerate(visible, start=1):
        reason = line.removed
        if reason is None and not line.row:
            reason = next(junk)
        why = None if reason is None else str(reason)
        found.append(SourceLine(number, text, why, line.heading, line.row, line.spot))
    return tuple(found)
