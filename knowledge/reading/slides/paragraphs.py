"""The paragraphs of a text frame, with the numbers that the program draws before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

_NUMBERED = "{http://schemas.openxmlformats.org/drawingml/2006/main}buAutoNum"
_HAN = "一二三四五六七八九十"


def paragraphs_of(paragraphs: Iterable[Any]) -> list[str]:
    """Return the lines of a frame; automatic numbers become text.

    Two paragraphs of the style `ea1ChsPeriod` begin with `一、` and `二、`.
    """
    found: list[str] = []
    counts: dict[int, tuple[str, int]] = {}  # by level: the style, the number last used
    for paragraph in paragraphs:
        text = paragraph.text
        if not text.strip():
            continue
        level = paragraph.level
        counts = {deeper: count for deeper, count in counts.items() if deeper <= level}
        style, start = _numbering(paragraph)
        if style:
            last = counts.get(level)
            number = last[1] + 1 if last is not None and last[0] == style else start
            counts[level] = (style, number)
            text = _mark(style, number) + text.lstrip()
        else:
            counts.pop(level, None)
        found += [line for line in text.replace("\v", "\n").split("\n") if line.strip()]
    return found


def _numbering(paragraph: Any) -> tuple[str, int]:
    properties = paragraph._p.pPr
    mark = None if properties is None else properties.find(_NUMBERED)
    if mark is None:
        return "", 1
    start = mark.get("startAt", "1")
    return mark.get("type", "arabicPeriod"), int(start) if start.isdecimal() else 1


def _mark(style: str, number: int) -> str:
    """Return a number as a style draws it; numbers of styles we do not know are plain."""
    count: Callable[[int], str] = str
    if style.startswith(("ea1Chs", "ea1Cht", "ea1Jpn")):
        count = _chinese
    elif style.startswith("circleNum") and number <= 20:
        return chr(ord("①") + number - 1)
    elif style.startswith("alpha") and number <= 26:
        first = "a" if style.startswith("alphaLc") else "A"
        return _enclosed(style, chr(ord(first) + number - 1))
    return _enclosed(style, count(number))


def _enclosed(style: str, number: str) -> str:
    if style.endswith("ParenBoth"):
        return f"（{number}）"
    if style.endswith("ParenR"):
        return f"{number}）"
    return f"{number}、" if number[0] in _HAN else f"{number}. "


def _chinese(number: int) -> str:
    """Return a number below a hundred in Chinese: 21 as 二十一."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _HAN[tens - 1] + "十")
    return head + (_HAN[ones - 1] if ones else "")
