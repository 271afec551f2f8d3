"""Chinese and Arabic numerals, both ways."""

from __future__ import annotations

import unicodedata

_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

NUMERAL = "0-9０-９〇○零一二两三四五六七八九十百千廿卅卌"
"""What a numeral is made of, for use inside a regular expression's brackets."""


def parse_numeral(text: str) -> int | None:
    """Return the number that a Chinese or Arabic numeral stands for, else None.

    >>> parse_numeral("二百八十四"), parse_numeral("二〇一八"), parse_numeral("１０")
    (284, 2018, 10)
    """
    text = "".join(text.split())
    if not text or len(text) > 24:
        return None
    plain = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _composed(plain)


def _composed(text: str) -> int | None:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char.isascii() and char.isdigit():
            digit = digit * 10 + int(char)
        elif char in _TENS:
            section, digit = section + _TENS[char], 0
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        elif char in _LARGE:
            total, section, digit = total + (section + digit) * _LARGE[char], 0, 0
        else:
            return None
    return total + section + digit


def to_chinese(number: int) -> str:
    """Return the Chinese numeral that regulations print for 0 to 99,999.

    >>> to_chinese(284), to_chinese(10), to_chinese(105), to_chinese(110)
    ('二百八十四', '十', '一百零五', '一百一十')
    """
    if not 0 <= number < 100_000:
        raise ValueError(f"{number} is outside 0–99999")
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    written = ""
    skipped = False
    for unit, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit == 0:
            skipped = bool(written)
            continue
        written += ("零" if skipped else "") + digits[digit] + name
        skipped = False
    return written[1:] if 10 <= number < 20 else written
