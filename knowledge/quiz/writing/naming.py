"""How an item names where it comes from, and what it is about."""

from __future__ import annotations

import re

from knowledge.quiz.statements import Listing, Statement

# Blanks that a line's end or a typesetter left between characters.
_STRAY = re.compile(r"(?<=[^ A-Za-z])\s+|\s+(?=[^\sA-Za-z])")


def unspaced(text: str) -> str:
    """Return a text without the blanks that set off Chinese characters and numbers.

    >>> unspaced("一般不超过 6 个月， 由组长负责")
    '一般不超过6个月，由组长负责'
    """
    return _STRAY.sub("", text)


def place_of(one: Statement | Listing) -> str:
    """Return how a stem names the place: 《…》第十一条."""
    return f"《{one.document.title}》{one.article}"


def lead(one: Statement | Listing) -> str:
    """Return the words that a stem opens with: 根据《…》第十一条，"""
    says = "根据" if one.document.kind.binding else "据"
    return f"{says}{place_of(one)}，"


def topic_of(one: Statement | Listing) -> str:
    """Return what an item is about: the innermost heading around it, else the title."""
    return one.headings[-1] if one.headings else one.document.title
