"""Items for the tests of trainers' work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge.quiz import Difficulty, ItemCitation, ItemType, QuizItem, item_id

CITED = ItemCitation(
    "支部工作规则",
    "第十四条",
    "支委会每月至少召开1次。",
    "0a1b2c3d4e5f:a14:0",
    "regulations/支部工作规则.md",
    120,
    132,
    "0a1b2c3d4e5f",
    "2022-04-01",
    "aa11",
)
SINGLE = QuizItem(
    "s1",
    ItemType.SINGLE,
    "根据《支部工作规则》第十四条，支委会每___至少召开1次。",
    ("周", "月", "季度", "年"),
    (1,),
    "",
    "见第十四条。",
    Difficulty.EASY,
    "会议",
    CITED,
)
JUDGE = replace(
    SINGLE,
    id="j1",
    type=ItemType.JUDGE,
    stem="根据《支部工作规则》第十四条，支委会每季度至少召开1次。",
    options=("正确", "错误"),
)
BLANK = replace(
    SINGLE, id="b1", type=ItemType.BLANK, options=(), key=(), key_text="月", stem=SINGLE.stem
)


def items(count: int, **changed: Any) -> list[QuizItem]:
    """Return so many different items."""
    made = []
    for at in range(count):
        stem = f"第{at + 1}问：支委会每___至少召开1次？"
        one = replace(SINGLE, stem=stem, **changed)
        made.append(replace(one, id=item_id(one.type, stem, one.right, CITED.passage_id)))
    return made
