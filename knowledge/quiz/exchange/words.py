"""What trainers write for a type and a difficulty, understood."""

from __future__ import annotations

import re
import unicodedata

from knowledge.quiz.item import Difficulty, ItemType

_NOT_WORDS = re.compile(r"[\s（）()【】\[\]*＊:：、，。.\-_/|]+")
_TYPES = {
    ItemType.SINGLE: ("单选", "单项选择", "单项", "单选择", "single", "singlechoice"),
    ItemType.MULTI: (
        "多选", "多项选择", "多项", "不定项选择", "不定项", "multi", "multiple", "multiplechoice",
    ),
    ItemType.JUDGE: ("判断", "是非", "对错", "判断正误", "正误判断", "judge", "truefalse"),
    ItemType.BLANK: ("填空", "blank", "fill"),
    ItemType.SHORT: ("简答", "问答", "论述", "简述", "名词解释", "short", "essay"),
    ItemType.CARD: ("知识卡片", "卡片", "闪卡", "记忆卡", "card", "flashcard"),
}  # fmt: skip
_TYPE_OF = {word: type_ for type_, words in _TYPES.items() for word in words}
_CHOICE = ("选择", "choice")  # one answer or several: the key tells
_DIFFICULTIES = {
    Difficulty.EASY: ("易", "较易", "容易", "简单", "低", "初级", "1", "easy"),
    Difficulty.MEDIUM: ("", "中", "中等", "一般", "适中", "普通", "中级", "2", "medium"),
    Difficulty.HARD: ("难", "较难", "困难", "高", "高级", "3", "hard"),
}
_DIFFICULTY_OF = {word: one for one, words in _DIFFICULTIES.items() for word in words}
_COEFFICIENT = re.compile(r"0?\.\d{1,3}|0")
_EASY, _MEDIUM = 0.7, 0.4  # the share that gets it right, as schools reckon it


def word(text: str) -> str:
    """Return a label as it is compared: no widths, blanks, brackets and case.

    >>> word(" ＊题 型（必填）：")
    '题型必填'
    """
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower()


def read_type(text: str, letters: int = 0) -> ItemType | None:
    """Return the type that is meant, None where it is none; `letters` are those of the key.

    >>> read_type("单项选择题"), read_type("一、多选题（每题2分）"), read_type("选择题", 3)
    (<ItemType.SINGLE: 'single'>, <ItemType.MULTI: 'multi'>, <ItemType.MULTI: 'multi'>)
    """
    name = re.sub(r"^[第一二三四五六七八九十\d]+[、.．\s部分]+", "", text.strip())
    name = word(re.split(r"(?<=.)[（(：:]", name, maxsplit=1)[0]).removesuffix("题")
    if name in _CHOICE:
        return ItemType.MULTI if letters > 1 else ItemType.SINGLE
    return _TYPE_OF.get(name)


def read_difficulty(text: str) -> Difficulty | None:
    """Return the difficulty that is meant, None where it is none; empty means medium.

    >>> read_difficulty("较难"), read_difficulty("0.8")
    (<Difficulty.HARD: 'hard'>, <Difficulty.EASY: 'easy'>)
    """
    written = unicodedata.normalize("NFKC", text).strip()
    if _COEFFICIENT.fullmatch(written):
        share = float(written)
        if share >= _EASY:
            return Difficulty.EASY
        return Difficulty.MEDIUM if share >= _MEDIUM else Difficulty.HARD
    return _DIFFICULTY_OF.get(word(written).removesuffix("度") or word(written))
