"""Times and numbers as people say them, in the figures that are read further."""

from __future__ import annotations

import re

_FIGURES = "零一二三四五六七八九"
_NUMERAL = "[零一二两三四五六七八九十]{1,3}"
_DAY = re.compile(rf"((?:周|星期)[一二三四五六日天])(?={_NUMERAL}点)")
_COUNTED = re.compile(rf"(?<!周)(?<!星期)({_NUMERAL})(?=\s*(?:点|[道个]?题|道|秒|分|小时))")
_PAST = re.compile(rf"(?<=点)({_NUMERAL})(?!\s*[道个]?题|道)")
_SHORT = (("今早", "今天早上"), ("今晚", "今天晚上"), ("明早", "明天早上"), ("明晚", "明天晚上"))
_MORNING, _EVENING = "凌晨|清晨|早上|早晨|上午|早", "中午|下午|傍晚|晚上|晚|夜里"
_PART = re.compile(
    rf"({_MORNING}|{_EVENING})\s*(\d{{1,2}})(?::(\d{{2}})|点钟?(?:(半)|(\d{{1,2}})分?)?)(?!\d)"
)
_HALF_HOUR = re.compile(r"半个?小时(?=[之以]?后)")
_HOURS = re.compile(r"(\d{1,2})个?小时(?=[之以]?后)")


def in_figures(text: str) -> str:
    """Return a text with its times on a clock of 24 hours and its counts in figures.

    >>> in_figures("今晚七点半 二十题"), in_figures("周五早上八点"), in_figures("半小时后")
    ('今天19:30 20题', '周五8:00', '30分钟后')
    """
    for short, full in _SHORT:
        text = text.replace(short, full)
    text = _DAY.sub(r"\1 ", text)
    text = _COUNTED.sub(lambda found: str(_number(found[1])), text)
    text = _PAST.sub(lambda found: str(_number(found[1])), text)
    text = _HALF_HOUR.sub("30分钟", text)
    text = _HOURS.sub(lambda found: f"{60 * int(found[1])}分钟", text)
    return _PART.sub(_on_the_clock, text)


def _on_the_clock(found: re.Match[str]) -> str:
    hour = int(found[2])
    later = found[1] in _EVENING.split("|") and 0 < hour < (11 if found[1] == "中午" else 12)
    minutes = "30" if found[4] else (found[3] or found[5] or "0").zfill(2)
    return f"{hour + 12 * later}:{minutes}"


def _number(words: str) -> int:
    """Return a number below a hundred: 二十五."""
    tens, ten, ones = words.replace("两", "二").rpartition("十")
    if not ten:
        return int("".join(str(_FIGURES.index(one)) for one in ones))
    return 10 * (_FIGURES.index(tens[-1]) if tens else 1) + (
        _FIGURES.index(ones[-1]) if ones else 0
    )
