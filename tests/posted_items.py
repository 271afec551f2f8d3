"""Quiz items for tests of the bot."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.quiz import Difficulty, ItemCitation, ItemType, QuizItem, item_id

QUOTE = "支部委员会每月至少召开1次。支部党员大会一般每季度召开1次。"


def citation(quote: str = QUOTE, **more: object) -> ItemCitation:
    """Return a citation in 《云泽市统计局党支部工作规则》."""
    given = {
        "title": "云泽市统计局党支部工作规则",
        "location": "第三章 第十四条",
        "quote": quote,
        "passage_id": "3f2a3f2a3f2a3f2a:a14:0",
        "path": "regulations/rules.md",
        "start": 100,
        "end": 100 + len(quote),
        "document_id": "3f2a3f2a3f2a3f2a",
        "version": "2022-04-01",
        "passage_hash": "0" * 16,
    }
    return ItemCitation(**{**given, **more})  # type: ignore[arg-type]


def chosen(
    stem: str = "根据《云泽市统计局党支部工作规则》第十四条，支部委员会每___至少召开1次。",
    options: Sequence[str] = ("月", "季度", "半年", "年"),
    key: Sequence[int] = (0,),
    kind: ItemType = ItemType.SINGLE,
    *,
    cited: ItemCitation | None = None,
) -> QuizItem:
    """Return an item that is answered by choosing."""
    right = [options[index] for index in key]
    cited = cited or citation()
    made = item_id(kind, stem, right, cited.passage_id)
    easy = Difficulty.EASY
    return QuizItem(
        made, kind, stem, tuple(options), tuple(key), "", cited.quote, easy, "会议", cited
    )


def told(
    stem: str = "支部委员会多久开一次？",
    answer: str = "每月至少1次",
    kind: ItemType = ItemType.SHORT,
) -> QuizItem:
    """Return an item that is answered in words."""
    cited = citation()
    made = item_id(kind, stem, [answer], cited.passage_id)
    return QuizItem(made, kind, stem, (), (), answer, "", Difficulty.EASY, "会议", cited)
