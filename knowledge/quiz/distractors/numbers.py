"""Other numbers of the same unit and magnitude, written as the right one is."""

from __future__ import annotations

import re

from knowledge.quiz.facts import Fact, FactKind
from knowledge.structure import NUMERAL, parse_numeral, to_chinese

_LADDERS: dict[str, tuple[int, ...]] = {
    "年": (1, 2, 3, 4, 5, 6, 10),
    "个月": (1, 2, 3, 6, 9),
    "个季度": (1, 2, 3, 4),
    "日": (3, 5, 7, 10, 15, 20, 30, 60),
    "天": (1, 2, 3, 5, 7, 10, 15, 30),
    "个工作日": (3, 5, 7, 10, 15, 20, 30),
    "工作日": (3, 5, 7, 10, 15, 20, 30),
    "学时": (16, 24, 32, 40, 48),
    "个学时": (12, 16, 24, 32, 40),
    "次": (1, 2, 3, 4, 6),
    "名": (1, 2, 3, 4, 5),
    "届": (1, 2, 3, 4),
    "周岁": (16, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60),
    "岁": (14, 16, 18, 20, 22, 25, 35, 40, 45, 50, 55, 60),
}
# What nobody takes for the right one while there are others.
_RARE = {"个月": (4, 5, 8, 12)}
_ROUND = (1, 2, 3, 5, 7, 9, 10, 15, 20, 30, 50, 80, 100, 150, 200, 300)
_SHARES = (0.5, 1, 1.5, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90)
_FRACTIONS = ((1, 5), (1, 4), (1, 3), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5))
FREQUENCIES = ("每周", "每月", "每季度", "每半年", "每年", "每两年")
"""How often something is held, the most frequent first."""
_NUMBER = re.compile(rf"[{NUMERAL}]+(?:[.．][0-9]+)?")
_COUNTED = re.compile(r"[个名次届天倍票]")


def other_numbers(fact: Fact) -> tuple[str, ...]:
    """Return wrong numbers for a right one, the nearest first.

    >>> other_numbers(Fact(FactKind.SPAN, 0, 2, "一年", "年"))[:3]
    ('半年', '两年', '三年')
    >>> other_numbers(Fact(FactKind.FREQUENCY, 0, 2, "每月", "每"))[:3]
    ('每周', '每季度', '每半年')
    """
    match fact.kind:
        case FactKind.FREQUENCY:
            return _frequencies(fact.text)
        case FactKind.SHARE:
            return _shares(fact.text)
        case FactKind.RANGE:
            return _ranges(fact.text)
    if fact.text in _YEARS:
        return _YEARS[fact.text]
    found = _NUMBER.search(fact.text)
    value = parse_numeral(found[0]) if found else None
    if not found or not value:
        return ()
    ladder = _LADDERS.get(fact.frame, ())
    if not ladder or not ladder[0] <= value <= 1.5 * ladder[-1]:
        ladder = _scaled(value)
    rare = _RARE.get(fact.frame, ())
    others = {*ladder, *rare} - {value}
    values = sorted(others, key=lambda one: (one in rare, _distance(one, value)))
    return tuple(_in_place_of(found, fact, one) for one in values)


# A half of a year is what is mistaken for a year the soonest.
_YEARS = {
    "半年": ("三个月", "一年", "四个月", "九个月", "两年", "一年半"),
    "一年": ("半年", "两年", "三年", "一年半", "九个月", "三个月"),
    "一年半": ("一年", "两年", "半年", "三年"),
}


def _distance(one: int, value: int) -> float:
    return abs(one - value) / max(one, value)


def _scaled(value: int) -> tuple[int, ...]:
    if value <= 300:
        return tuple(one for one in _ROUND if value < 20 or one >= 10)
    unit = 10 ** (len(str(value)) - 1)
    return tuple(unit * one // 2 for one in (1, 2, 3, 4, 6, 10, 16, 20))


def _in_place_of(found: re.Match[str], fact: Fact, value: int) -> str:
    text = fact.text
    return text[: found.start()] + _written(value, found[0], fact.frame) + text[found.end() :]


def _written(value: int, like: str, unit: str) -> str:
    if like[0].isascii():
        return str(value)
    if value == 2 and ("两" in like or _COUNTED.search(unit)):
        return "两"
    return to_chinese(value)


def _frequencies(text: str) -> tuple[str, ...]:
    if text in ("每个月", "每月"):
        text = "每月"
    if text in FREQUENCIES:
        at = FREQUENCIES.index(text)
        others = (one for one in FREQUENCIES if one != text)
        return tuple(sorted(others, key=lambda one: abs(FREQUENCIES.index(one) - at)))
    found = _NUMBER.search(text)
    value = parse_numeral(found[0]) if found else None
    if not found or not value:
        return ()
    fact = Fact(FactKind.SPAN, 0, len(text), text, "年")
    near = sorted({2, 3, 4, 5, 6} - {value}, key=lambda one: abs(one - value))
    return tuple(_in_place_of(found, fact, one) for one in near)


def _shares(text: str) -> tuple[str, ...]:
    if "半数" in text:
        exact = text.startswith("超过") or text == "半数"
        ends = "" if exact else "以上"
        before = "超过" if text.startswith("超过") else ""
        return tuple(f"{before}{one}{ends}" for one in ("三分之二", "四分之三", "五分之四"))
    if "分之" in text:
        parts = [parse_numeral(one) for one in text.split("分之")]
        if None in parts or not parts[0]:
            return ()
        value = (parts[1] or 0) / parts[0]
        if parts[0] == 100:
            return ()
        near = sorted(_FRACTIONS, key=lambda one: abs(one[0] / one[1] - value))
        named = [f"{to_chinese(below)}分之{to_chinese(above)}" for above, below in near]
        return tuple(one for one in named if one != text)[:4]
    number = re.search(r"[0-9]+(?:\.[0-9]+)?", text)
    if not number:
        return ()
    right = float(number[0])
    others = sorted(set(_SHARES) - {right}, key=lambda one: abs(one - right) / max(one, right))
    return tuple(text.replace(number[0], f"{one:g}") for one in others[:4])


def _ranges(text: str) -> tuple[str, ...]:
    found = list(_NUMBER.finditer(text))
    values = [parse_numeral(one[0]) for one in found]
    if len(found) != 2 or None in values:
        return ()
    low, high = values[0] or 0, values[1] or 0
    step = max(1, (high - low) // 2)
    moves = ((step, step), (-step, -step), (2 * step, 2 * step), (step, 2 * step), (-step, 0))
    others = []
    for down, up in moves:
        if 0 < low + down < high + up:
            first = _written(low + down, found[0][0], "")
            second = _written(high + up, found[1][0], "名")
            middle = text[found[0].end() : found[1].start()]
            others.append(first + middle + second + text[found[1].end() :])
    return tuple(others)
