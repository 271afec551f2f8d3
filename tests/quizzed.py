"""Made-up quiz items for the tests of what is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from knowledge.quiz import (
    Alteration,
    Difficulty,
    ItemCitation,
    ItemType,
    Maker,
    QuizItem,
    item_id,
)

MONDAY = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
QUOTE = "党支部党员大会一般每季度召开1次。"
CITATION = ItemCitation(
    "支部工作条例", "第十一条", QUOTE, "3f2a:a11:0", "支部工作条例.md", 120, 137,
    "3f2a", "2018-10-28", "9c1d",
)  # fmt: skip


def single(number: int = 1, *, key: tuple[int, ...] = (1,)) -> QuizItem:
    """Return an item with options, another one for each number."""
    stem = f"根据《支部工作条例》第十一条，党支部党员大会一般每___召开1次。（{number}）"
    options = ("月", "季度", "半年", "年")
    return QuizItem(
        id=item_id(ItemType.SINGLE, stem, ["季度"], CITATION.passage_id),
        type=ItemType.SINGLE,
        stem=stem,
        options=options,
        key=key,
        key_text="",
        explanation=f"《支部工作条例》第十一条：{QUOTE}",
        difficulty=Difficulty.EASY,
        topic="组织生活",
        citation=CITATION,
    )


def card(number: int = 1) -> QuizItem:
    """Return an item that is answered in words, written by a person."""
    stem = f"支部党员大会多久开一次？\0（{number}）"
    return QuizItem(
        id=item_id(ItemType.CARD, stem, ["每季度一次"], CITATION.passage_id),
        type=ItemType.CARD,
        stem=stem,
        options=(),
        key=(),
        key_text="每季度一次",
        explanation="",
        difficulty=Difficulty.HARD,
        topic="",
        citation=None,
        made_by=Maker.PERSON,
        change=Alteration("number", "1次", "2次"),
    )
