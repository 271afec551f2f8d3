"""Characters of symbol fonts as what they look like: ☑ for þ in Wingdings."""

from __future__ import annotations

import re

PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the characters of symbol fonts."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9F: "•", 0xA4: "◎", 0xA7: "■", 0xA8: "□", 0xAB: "★", 0xB5: "☆", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓",
    0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0x28: "☎", 0x2A: "✉",
    **{0x81 + i: sign for i, sign in enumerate(_CIRCLED)},
    **{0x8C + i: sign for i, sign in enumerate(_CIRCLED)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA2: "■",
    0xA3: "□",
    **{0x6A + i: sign for i, sign in enumerate(_CIRCLED)},
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0xE5: "∑",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
    0x57: "Ω", 0x77: "ω",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(code: int, font: str) -> str:
    """Return what a character of a symbol font looks like, nothing where that is not known.

    >>> symbol(0xF0FE, "Wingdings"), symbol(0xF0B3, "Symbol")
    ('☑', '≥')
    """
    if 0xF000 <= code <= 0xF0FF:
        return _FONTS.get(font.lower(), _WINGDINGS).get(code & 0xFF, "")
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(code, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code <= 0xFFFD else ""
