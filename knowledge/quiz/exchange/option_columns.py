"""How options stand on a printed page: in one line where they are short."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LINE = 35.0  # characters of the body's size that fit between the margins, less the indent
_MARK = 1.6  # the letter and its point
_SPACE = 1.1  # kept free between two options


def column_count(options: Sequence[str]) -> int:
    """Return in how many columns the options stand: four, three, two or one.

    >>> column_count(("每月", "每季度", "每半年", "每年")), column_count(("每月至少召开一次",) * 4)
    (4, 2)
    """
    widest = max(map(width, options)) + _MARK + _SPACE
    fitting = [count for count in (4, 3, 2) if widest <= LINE / count]
    if any("\n" in option for option in options) or not fitting:
        return 1
    # Six in two rows of three, five in rows of two: no letter alone where that can be.
    whole = [count for count in fitting if len(options) % count == 0 or count > len(options)]
    return whole[0] if whole else fitting[-1]


def width(text: str) -> float:
    """Return how wide a text is in Chinese characters; Latin letters count half.

    >>> width("每月A1")
    3.0
    """
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)
