"""The last step of every reader: lines with their numbers and reasons."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.model import SourceLine
from knowledge.reading.boilerplate import reasons
from knowledge.reading.texts import Removed


def source_lines(lines: Iterable[tuple[str, Removed | None]]) -> tuple[SourceLine, ...]:
    """Number the visible lines and apply the boilerplate rules to the kept ones.

    A line's indentation and trailing blanks go, inner text stays: `　　第一条　为了`
    becomes `第一条　为了`. Blank lines are no lines.
    """
    visible = [(text, why) for line, why in lines if (text := line.strip())]
    junk = iter(reasons([text for text, why in visible if why is None]))
    return tuple(
        SourceLine(number, text, str(reason) if reason is not None else None)
        for number, (text, why) in enumerate(visible, start=1)
        for reason in [why if why is not None else next(junk)]
    )
