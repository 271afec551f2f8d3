"""A statement with a gap -> a stem that stands alone."""

from __future__ import annotations

import re

from knowledge.model import Kind
from knowledge.quiz.facts import Fact
from knowledge.quiz.item import GAP
from knowledge.quiz.statements import Statement

_LONGEST = 200
_LONG = 90  # from here on clauses that the gap does not need are left out
_SPLIT = re.compile(r"[；;]")


def place_of(statement: Statement) -> str:
    """Return how a stem names the place: 《…》第十一条."""
    return f"《{statement.document.title}》{statement.article}"


def stem(statement: Statement, fact: Fact) -> str | None:
    """Return the sentence with a gap in place of the fact, its place named before it; None
    where it would not be understood, or be too long."""
    text = _gapped(statement.text, fact)
    if statement.opening and not text.startswith(statement.opening):
        text = statement.opening + text
    text = re.sub(r"[；;，,]$", "。", text.strip())
    if not text.endswith(("。", "！")):
        text += "。"
    if len(text) > _LONGEST:
        return None
    says = "根据" if statement.document.kind in (Kind.LAW, Kind.REGULATION) else "据"
    return f"{says}{place_of(statement)}，{text}"


def _gapped(text: str, fact: Fact) -> str:
    before, after = text[: fact.start], text[fact.end :]
    if len(text) > _LONG:
        after = _SPLIT.split(after, maxsplit=1)[0]
    return before + GAP + after
