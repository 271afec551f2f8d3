"""Dates as they are printed, read to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.model import PrintedDate
from knowledge.structure.numerals import parse_numeral

_HAN = "〇○零一二三四五六七八九十"
_DATE = re.compile(
    r"(?<![0-9０-９])(?P<y>[0-9０-９]{4})\s*年(?!\s*第?\s*[0-9０-９]{1,2}\s*期|[度代级来间])"
    r"(?:\s*(?P<m>[0-9０-９]{1,2})\s*月(?:\s*(?P<d>[0-9０-９]{1,2})\s*[日号])?)?"
    r"|(?<![0-9])(?P<y2>[12][0-9]{3})(?P<sep>[-./])(?P<m2>[0-9]{1,2})(?P=sep)(?P<d2>[0-9]{1,2})(?![0-9])"
    rf"|(?P<y3>[一二][{_HAN}]{{3}})\s*年(?:\s*(?P<m3>[{_HAN}]{{1,3}})\s*月"
    rf"(?:\s*(?P<d3>[{_HAN}]{{1,3}})\s*日)?)?"
)


def find_dates(text: str) -> Iterator[tuple[int, PrintedDate]]:
    """Yield every date in the text with its offset, in order.

    An issue of a periodical (2020年12期) is not a date.

    >>> [date.iso for _, date in find_dates("2018 年 10 月 28 日印发，二〇一九年起试行")]
    ['2018-10-28', '2019']
    """
    for match in _DATE.finditer(text):
        year = parse_numeral(match["y"] or match["y2"] or match["y3"])
        month = _number(match["m"] or match["m2"] or match["m3"])
        day = _number(match["d"] or match["d2"] or match["d3"])
        iso = _iso(year, month, day)
        if iso is not None:
            yield match.start(), PrintedDate(iso, match[0].strip())


def parse_date(text: str) -> PrintedDate | None:
    """Return the first date in the text, else None.

    >>> parse_date("发布时间：2025年02月08日 16:48:12").iso
    '2025-02-08'
    """
    text = text.strip()
    if re.fullmatch(r"[12]\d{3}(-\d{2}){0,2}", text):
        parts = [int(part) for part in text.split("-")] + [None, None]
        iso = _iso(parts[0], parts[1], parts[2])
        return PrintedDate(iso, text) if iso else None
    return next((date for _, date in find_dates(text)), None)


def _number(text: str | None) -> int | None:
    return parse_numeral(text) if text else None


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or not 1000 <= year <= 2999:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if not 1 <= day <= longest:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
