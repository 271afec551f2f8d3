"""What trainers read, in Chinese; `bot.training.english` translates it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainingTexts:
    """What stands in a trainer's chat. Placeholders are filled by `str.format`; those named
    *_html are HTML already, all others are escaped by the one who puts them into a message."""

    # -- types and difficulty
    single: str = "单选"
    multi: str = "多选"
    judge: str = "判断"
    blank: str = "填空"
    short: str = "简答"
    card: str = "卡片"
    easy: str = "易"
    medium: str = "中"
    hard: str = "难"
    # -- the form
    field_type: str = "题型"
    field_stem: str = "题干"
    field_answer: str = "答案"
    field_explanation: str = "解析"
    field_source: str = "出处"
    form_not_read: str = (
        "没有看出改了什么。请按“题干：…”“A. …”“答案：…”的样子写，只写要改的几行也行。"
    )
    type_not_read: str = "题型“{said}”看不懂：请写单选、多选、判断、填空、简答或卡片。"
    answer_not_read: str = "答案“{said}”看不懂：请写选项的字母，如 B 或 ACD。"
    judgement_not_read: str = "答案“{said}”看不懂：判断题请写“正确”或“错误”。"
    source_not_read: str = "出处看不懂：请写成“《文件名》第几条”。"
