"""Items about a made-up rule, right as they stand; a test spoils one field."""

from __future__ import annotations

from typing import Any

from knowledge.quiz import Alteration, Difficulty, ItemCitation, ItemType, Maker, QuizItem

PASSAGE = (
    "第五条　读书小组组长由小组成员推荐产生，任期2年。读书小组应当每月至少活动1次。"
    "读书小组的任务是：（一）选定书目；（二）组织讨论；（三）整理心得；（四）完成其他事项。"
)
TITLE = "读书小组工作办法"


def cited(quote: str) -> ItemCitation:
    start = PASSAGE.index(quote)
    return ItemCitation(
        title=TITLE,
        location="第五条",
        quote=quote,
        passage_id="d:a5:0",
        path="读书小组工作办法.txt",
        start=start,
        end=start + len(quote),
        document_id="d",
        version="2024-01-01",
        passage_hash="0" * 16,
    )


def item_with(type_: ItemType, **fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "id": "1",
        "type": type_,
        "options": (),
        "key": (),
        "key_text": "",
        "explanation": f"依据《{TITLE}》第五条。",
        "difficulty": Difficulty.EASY,
        "topic": "读书",
        "made_by": Maker.RULE,
        "change": None,
    }
    return QuizItem(**(whole | fields))


def single(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，读书小组应当每月至少活动___次。",
        "options": ("1", "2", "3", "4"),
        "key": (0,),
        "citation": cited("读书小组应当每月至少活动1次。"),
    }
    return item_with(ItemType.SINGLE, **(whole | fields))


def multi(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，下列哪些属于读书小组的任务？",
        "options": ("选定书目", "组织讨论", "收取会费", "整理心得"),
        "key": (0, 1, 3),
        "citation": cited(
            "读书小组的任务是：（一）选定书目；（二）组织讨论；（三）整理心得；（四）完成其他事项。"
        ),
    }
    return item_with(ItemType.MULTI, **(whole | fields))


def right_statement(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，读书小组应当每月至少活动1次。",
        "options": ("正确", "错误"),
        "key": (0,),
        "citation": cited("读书小组应当每月至少活动1次。"),
    }
    return item_with(ItemType.JUDGE, **(whole | fields))


def wrong_statement(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，读书小组可以每月至少活动1次。",
        "key": (1,),
        "change": Alteration("modal", "应当", "可以"),
    }
    return right_statement(**(whole | fields))


def blank(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，读书小组组长由小组成员推荐产生，任期___。",
        "key_text": "2年",
        "citation": cited("读书小组组长由小组成员推荐产生，任期2年。"),
    }
    return item_with(ItemType.BLANK, **(whole | fields))


def short(**fields: Any) -> QuizItem:
    whole: dict[str, Any] = {
        "stem": f"根据《{TITLE}》第五条，读书小组的任务有哪些？",
        "key_text": "选定书目；\n组织讨论；\n整理心得；\n完成其他事项。",
    }
    return item_with(ItemType.SHORT, citation=multi().citation, **(whole | fields))
