"""Footnotes: small lines at the foot of a column, under its text."""

from __future__ import annotations

import re

from knowledge.reading.pages.columns import Column
from knowledge.reading.pages.page import PrintedLine

_SMALLER = 0.93  # times the size of the text
_MARK = re.compile(
    r"[①-⑳]|[\[〔［]\d{1,3}[\]〕］]|\d{1,3}\s?(?=[\u4e00-\u9fff《“])|[*＊†※]|注[：:]"
)


def is_note(text: str) -> bool:
    """Whether a line begins with the mark of a footnote.

    >>> is_note("①参见本条例第三条。"), is_note("参见本条例第三条。")
    (True, False)
    """
    return _MARK.match(text) is not None


def notes_of(column: Column, size: float) -> tuple[PrintedLine, ...]:
    """Return the footnotes of a column whose text has characters of `size` points."""
    tail: list[PrintedLine] = []
    for item in reversed(column.items):
        if not isinstance(item, PrintedLine) or item.size > _SMALLER * size:
            break
        tail.insert(0, item)
    if len(tail) == len(column.items):
        return ()
    while tail and not is_note(tail[0].text):
        tail.pop(0)
    return tuple(tail)
