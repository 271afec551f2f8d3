"""Whether the characters of a page say what is printed there."""

from __future__ import annotations

import unicodedata
from collections import Counter

from knowledge.reading.pages.wording import plain

_FEWEST = 12  # characters: fewer show nothing
_BROKEN_SHARE = 0.05
_MOJIBAKE_SHARE = 0.3
_RARE_SHARE = 0.4
_SIGN_SHARE = 0.5
_LAST_FREQUENT = 0xC6  # the last row of the first level of Big5
_DRAWN = frozenset(" .-_·…—=~*|")  # leaders and rules


def is_legible(text: str) -> bool:
    """Whether a page's text can be what it shows, and not the numbers of its glyphs.

    Fonts that do not say which characters they draw give private or unknown ones, accented
    letters (`ÖÐ¹ú`), random rare characters or signs. All printed Chinese, simplified or
    traditional, keeps to the few thousand characters of the old national standards.
    """
    kinds: Counter[str] = Counter()
    for char in plain(text):
        if not char.isspace() and char not in _DRAWN:
            kinds[_kind(char)] += 1
    total = kinds.total()
    if not total:
        return True
    if kinds["broken"] > _BROKEN_SHARE * total:
        return False
    if total < _FEWEST:
        return True
    han = kinds["common"] + kinds["rare"]
    return (
        (kinds["rare"] <= _RARE_SHARE * han or han < _FEWEST)
        and kinds["accented"] <= _MOJIBAKE_SHARE * total
        and kinds["sign"] <= _SIGN_SHARE * total
    )


def _kind(char: str) -> str:
    if char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs"):
        return "broken"
    if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char >= "\U00020000":
        return "common" if _is_common(char) else "rare"
    if "\u00a1" <= char <= "\u024f" and char not in "·×÷±§°«»":
        return "accented"
    if char.isascii() and not char.isalnum():
        return "sign"
    return "other"


def _is_common(char: str) -> bool:
    """Whether a character is one of GB 2312 or of the first level of Big5."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return True
    try:
        return 0xA4 <= char.encode("big5")[0] <= _LAST_FREQUENT
    except UnicodeEncodeError:
        return False
