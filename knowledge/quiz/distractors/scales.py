"""Numbers beside other numbers of their sentence: 警告___、严重警告一年半."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.quiz.distractors.pool import Found
from knowledge.structure import NUMERAL, parse_numeral

_DAYS = {"年": 360, "季度": 90, "月": 30, "周": 7, "工作日": 1, "日": 1, "天": 1}
_MEASURES = (
    ("每", re.compile(rf"每(?P<number>[{NUMERAL}半]*)个?(?P<unit>{'|'.join(_DAYS)})")),
    ("年", re.compile(rf"(?P<number>[{NUMERAL}半]+)\s?个?(?P<unit>年半|{'|'.join(_DAYS)})")),
    ("元", re.compile(rf"(?P<number>[{NUMERAL}]+)\s?(?P<unit>万元|元)")),
    ("%", re.compile(r"(?P<number>[0-9]+(?:[.．][0-9]+)?)\s?(?P<unit>[%％])")),
)
_UNITS: dict[str, float] = {**_DAYS, "元": 1, "万元": 10_000, "%": 1, "％": 1}
_MOST_YEARS = 100  # 2027年 is a date


def in_order(others: Iterable[str], found: Found) -> Iterator[str]:
    """Yield those of some wrong numbers that are above or below the other numbers of the
    sentence just as the right one is: who reads 最长不超过一年 does not believe 两年 before it."""
    fact, statement = found.fact, found.statement
    unit = statement.text[fact.end : fact.end + 2]
    own = next(iter(measures(fact.text + unit)), None)
    if own is None:
        yield from others
        return
    kind, right = own
    said = statement.opening + statement.text[: fact.start] + "\n" + statement.text[fact.end :]
    beside = [value for one, value in measures(said) if one == kind and value != right]
    for other in others:
        value = dict(measures(other + unit)).get(kind)
        if value is None or all((value - one) * (right - one) > 0 for one in beside):
            yield other


def measures(text: str) -> list[tuple[str, float]]:
    """Return the times, rates and amounts of a text in its order, each with its kind: times in
    days, about.

    >>> measures("每季度一次，不超过一年半，交纳0.5％")
    [('每', 90.0), ('年', 540.0), ('%', 0.5)]
    """
    found: list[tuple[int, str, float]] = []
    taken: set[int] = set()
    for kind, pattern in _MEASURES:
        for one in pattern.finditer(text):
            value = _value(one["number"], one["unit"])
            if value is not None and not taken.intersection(range(*one.span())):
                taken.update(range(*one.span()))
                found.append((one.start(), kind, value))
    return [(kind, value) for _, kind, value in sorted(found)]


def _value(number: str, unit: str) -> float | None:
    if "." in number or "．" in number:
        count: float | None = float(number.replace("．", "."))
    else:
        count = {"": 1.0, "半": 0.5}.get(number) or parse_numeral(number)
    if count is None or (unit == "年" and count > _MOST_YEARS):
        return None
    if unit == "年半":
        return (count + 0.5) * _DAYS["年"]
    return float(count * _UNITS[unit])
