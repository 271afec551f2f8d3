"""The numbering marks at the start of a line: 第十条, 三、, （一）, 1. and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from knowledge.structure.numerals import NUMERAL, parse_numeral


class Style(IntEnum):
    """The styles of numbering; the value is the usual order, outermost first."""

    PART = 0  # 第一编
    SUBPART = 1  # 第一分编
    CHAPTER = 2  # 第一章
    DIVISION = 3  # 第一节
    ARTICLE = 4  # 第一条
    STAGE = 5  # 第一阶段, 第一部分
    COMMA = 6  # 一、
    BRACKET = 7  # （一）
    DECIMAL = 8  # 1.1
    SUBDECIMAL = 9  # 1.1.1
    POINT = 10  # 1.
    ROUND = 11  # （1）
    CIRCLE = 12  # ①


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that opens a line: `text[:end]`, its style and its number."""

    style: Style
    number: int
    end: int
    suffix: int = 0  # 之一


_N = f"[{NUMERAL}]"
_UNIT = re.compile(
    rf"第\s{{0,2}}({_N}(?:\s?{_N}){{0,8}})\s{{0,2}}(条|章|节|编|分编|阶段|部分)"
    rf"(?:\s?之\s?({_N}{{1,3}})(?!{_N}))?"
)
_COMMA = re.compile(r"([〇零一二三四五六七八九十百]{1,4})\s?[、．]\s*")
_BRACKET = re.compile(r"[（(]\s?([一二三四五六七八九十百]{1,4})\s?[）)]\s*")
_ROUND = re.compile(r"[（(]\s?([0-9０-９]{1,3})\s?[）)]\s*")
_POINT = re.compile(r"([0-9０-９]{1,3})\s?(?:[.．](?![0-9０-９])|[、)）])\s*")
# Not 1.5万元, 2.5倍, 3.14%: a number that counts something opens no section.
_DECIMAL = re.compile(
    r"[0-9]{1,2}[.．]([0-9]{1,2})(?:[.．]([0-9]{1,2}))?(?![0-9%％.．])"
    r"(?:[.．、]?\s+(?=\S)|[.．、]?(?=[\u4e00-\u9fff“《【])(?![万亿千百十元米倍个吨公厘毫平立升度分秒小天年月]))"
)

_UNIT_STYLE = {
    "编": Style.PART,
    "分编": Style.SUBPART,
    "章": Style.CHAPTER,
    "节": Style.DIVISION,
    "条": Style.ARTICLE,
    "阶段": Style.STAGE,
    "部分": Style.STAGE,
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_OPENERS = frozenset("第（(0123456789０１２３４５６７８９〇零一二三四五六七八九十百" + _CIRCLED)


def read_mark(text: str) -> Mark | None:
    """Return the mark that the text starts with, else None.

    >>> read_mark("（三）组织生活").number, read_mark("第 10 条 党员").style.name
    (3, 'ARTICLE')
    """
    if not text or text[0] not in _OPENERS:
        return None
    first = text[0]
    if first == "第":
        match = _UNIT.match(text)
        if match is None:
            return None
        number = parse_numeral(match[1])
        if number is None:
            return None
        suffix = parse_numeral(match[3]) if match[3] else 0
        return Mark(_UNIT_STYLE[match[2]], number, match.end(), suffix or 0)
    if first in _CIRCLED:
        return Mark(Style.CIRCLE, _CIRCLED.index(first) + 1, 1)
    if first in "（(":
        return _numbered(_BRACKET, Style.BRACKET, text) or _numbered(_ROUND, Style.ROUND, text)
    if (match := _DECIMAL.match(text)) is not None:
        style = Style.SUBDECIMAL if match[2] else Style.DECIMAL
        return Mark(style, int(match[2] or match[1]), match.end())
    return _numbered(_POINT, Style.POINT, text) or _numbered(_COMMA, Style.COMMA, text)


def _numbered(pattern: re.Pattern[str], style: Style, text: str) -> Mark | None:
    match = pattern.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or number is None:
        return None
    return Mark(style, number, match.end())
