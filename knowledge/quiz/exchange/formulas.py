"""Cells that a spreadsheet program would take for formulas: disarmed, and back."""

from __future__ import annotations

import re

_ARMED = re.compile("(?='*[=+\\-@\t\r＝＋－＠])")
_MARKED = re.compile("'(?='*[=+\\-@\t\r＝＋－＠])")


def disarmed(text: str) -> str:
    """Return a cell that no program evaluates: an apostrophe before what begins a formula.

    >>> disarmed("=1+1"), disarmed("-5 天"), disarmed("每月")
    ("'=1+1", "'-5 天", '每月')
    """
    return f"'{text}" if _ARMED.match(text) else text


def rearmed(text: str) -> str:
    """Return a cell without the apostrophe that `disarmed` put before it.

    >>> rearmed("'=1+1"), rearmed("'90 年代'")
    ('=1+1', "'90 年代'")
    """
    return _MARKED.sub("", text, count=1) if _MARKED.match(text) else text
