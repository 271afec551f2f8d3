"""Forms of words in which they are compared, never shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from knowledge.structure import NUMERAL, parse_numeral

_NUMBER = re.compile(f"[{NUMERAL}]+")
_YEARS = re.compile(r"(\d{1,3})年(?!度)")
_EQUAL = (("半年", "6个月"), ("季度", "3个月"), ("过半数", "1/2以上"), ("半数", "1/2"))
_FRACTION = re.compile(r"(\d+)分之(\d+)")


def squeezed(text: str) -> str:
    """Return the text without blanks, with half-width punctuation: what stands verbatim.

    >>> squeezed("每月召开 1 次；")
    '每月召开1次;'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def bare(text: str) -> str:
    """Return its letters and digits alone.

    >>> bare("（一）“三会一课”。")
    '一三会一课'
    """
    return "".join(char for char in squeezed(text) if char.isalnum())


@lru_cache(maxsize=16_384)
def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of characters that stand side by side, punctuation left out.

    >>> sorted(bigrams("党小组。"))
    ['党小', '小组']
    """
    plain = "".join(char for char in text if char.isalnum())
    return frozenset(map("".join, pairwise(plain)))


def meant(text: str) -> str:
    """Return what an amount comes to, however it is written.

    >>> meant("每季度一次") == meant("每 3 个月1次"), meant("一年") == meant("12个月")
    (True, True)
    >>> meant("三分之二以上"), meant("半数") == meant("二分之一")
    ('2/3以上', True)
    """
    plain = _NUMBER.sub(_arabic, squeezed(text).replace("个季度", "季度"))
    plain = _FRACTION.sub(r"\2/\1", plain)
    for word, amount in _EQUAL:
        plain = plain.replace(word, amount)
    plain = _YEARS.sub(lambda match: f"{int(match[1]) * 12}个月", plain)
    return "".join(char for char in plain if char.isalnum() or char in "/.%")


def _arabic(match: re.Match[str]) -> str:
    number = parse_numeral(match[0])
    return match[0] if number is None else str(number)
