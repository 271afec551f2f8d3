"""The last step of every reader: lines with their numbers and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def heading_hints(lines: Sequence[tuple[str, bool]]) -> dict[str, object]:
    """Return the hint `headings`: the numbers of the lines that the format sets apart.

    `[("学习制度", True), ("", False), ("每周一次。", False), ("附则", True)]` gives
    `{"headings": [1, 3]}`, by the numbers of `source_lines`; no such line gives no hint.
    """
    visible = [set_apart for line, set_apart in lines if line.strip()]
    numbers = [number for number, set_apart in enumerate(visible, start=1) if set_apart]
    return {"headings": numbers} if numbers else {}
