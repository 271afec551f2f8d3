"""Which column of a trainer's table is which, by the words above it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.words import word
from knowledge.quiz.shape import LETTERS

Row = Mapping[int, str]
"""The filled cells of a row by their columns, from 0."""

_NAMES = {
    texts.TYPE: ("题型", "题目类型", "试题类型", "试题题型", "类型", "题目类别", "题类"),
    texts.STEM: (
        "题干", "题目", "试题", "题目内容", "试题内容", "试题题干", "题干内容", "问题", "题目名称",
        "题目描述", "试题题目",
    ),
    texts.ANSWER: (
        "答案", "正确答案", "标准答案", "参考答案", "正确选项", "试题答案", "答案选项", "题目答案",
    ),
    texts.EXPLANATION: ("解析", "答案解析", "试题解析", "题目解析", "答题解析", "解释", "说明"),
    texts.SOURCE: (
        "出处", "依据", "来源", "题目来源", "法规依据", "出题依据", "命题依据", "政策依据", "条款",
        "题目出处", "试题来源", "答案出处", "答案依据",
    ),
    texts.QUOTE: ("引文", "原文", "依据原文", "条文", "条文原文", "条款原文", "原文内容"),
    texts.DIFFICULTY: ("难度", "难易", "难易度", "难易程度", "难度系数", "难度等级", "试题难度"),
    texts.TOPIC: ("主题", "知识点", "分类", "标签", "考点", "题目分类", "试题分类", "类别"),
    texts.RECORD: (texts.RECORD,),
    texts.OPTIONS: ("选项", "选项内容", "备选项", "备选答案", "答案选项内容", "候选项"),
}  # fmt: skip
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names}
_OPTION = re.compile(r"(?:试题)?(?:选项|备选项?|备选答案|答案)?([a-l])(?:选项|项)?")
_NUMBERED = re.compile(r"(?:选项|备选项?|备选答案)(1?\d)")
_REMARK = re.compile(r"[（(].*?[）)]")  # 题型（必填）
_LONGEST = 100  # characters of a header with its remark


def column_of(text: str) -> str | None:
    """Return the column that a header names, 选项A for any way to write it; else None.

    >>> column_of("正确答案（必填）"), column_of("Ｂ选项"), column_of("选项3"), column_of("分值")
    ('答案', '选项B', '选项C', None)
    """
    if len(text) > _LONGEST:
        return None
    name = word(_REMARK.sub("", text)) or word(text)
    if name in _COLUMN_OF:
        return _COLUMN_OF[name]
    lettered = _OPTION.fullmatch(name)
    if lettered is not None:
        return texts.OPTION.format(letter=lettered[1].upper())
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None and 1 <= int(numbered[1]) <= len(LETTERS):
        return texts.OPTION.format(letter=LETTERS[int(numbered[1]) - 1])
    return None


def read_header(above: Row, below: Row) -> tuple[dict[int, str], bool] | None:
    """Return what each column is, and whether the row below belongs to the header too.

    A merged 选项 with A, B, C, D under it counts as four columns. None where `above` is no
    header: it must name at least the stem and the answer.
    """
    upper = {place: column_of(text) for place, text in above.items()}
    named = [one for one in upper.values() if one is not None]
    if texts.STEM not in named or not {texts.ANSWER, texts.RECORD} & set(named):
        return None
    lower = {place: column_of(text) for place, text in below.items()}
    letters = [one for one in lower.values() if one and one not in _COLUMN_OF.values()]
    two_rows = len(letters) > 1 and len(letters) * 2 >= len(below)
    found: dict[int, str] = {}
    for place in sorted({*upper, *lower} if two_rows else upper):
        column = (lower.get(place) if two_rows else None) or upper.get(place)
        if column is not None and column not in found.values():
            found[place] = column
    return found, two_rows
