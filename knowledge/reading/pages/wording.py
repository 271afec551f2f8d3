"""Characters as pdf files spell them, made plain, and lines of text put together."""

from __future__ import annotations

import re
import unicodedata

# Radicals are drawn like the characters that they are part of; fonts of pdf files confuse
# the two. Unicode's compatibility forms cover the first block below (⼀ is 一), not these.
_RADICALS = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水"
    "⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀"
    "⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠"
    "⼾户⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_PLAIN = dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True))
for _code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0xFB00, 0xFB07)):
    _PLAIN.setdefault(_code, unicodedata.normalize("NFKC", chr(_code)))
# The bullets of Symbol and Wingdings, which have no characters of their own.
_PLAIN.update(
    (0xF000 + code, sign)
    for code, sign in ((0xB7, "●"), (0x6C, "●"), (0x6E, "■"), (0x75, "◆"), (0xD8, "➢"), (0xFC, "✓"))
)
_PLAIN.update(dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2005, 0x2009, 0x202F), " "))
_PLAIN.update(dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), ""))

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
_WIDE = rf"{HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff5e“”‘’…—"
_BLANKS = r"[ \u3000]+"
_SPREAD = re.compile(rf"(?<![^\s])[{HAN}](?:{_BLANKS}[{HAN}]){{2,}}(?![^\s])")
_SPREAD_LINE = re.compile(rf"[{HAN}](?:{_BLANKS}[{HAN}]){{1,11}}")
_TOKEN = re.compile(rf"({_BLANKS})")
_HYPHENATED = re.compile(r"[A-Za-z]{2}[-\u2010]$")
_UNIT = re.compile(
    r"[（《“‘「『【(]*(?:[A-Za-z0-9@./:%+_-]+|.)[，。、；：！？）》”’」』】,.;:!?)%…—]*"
)
_LATIN_WIDTH = 0.6
_ASIDE = re.compile(rf"(?<=[{_WIDE}])[ ]+(?=[，。；：、！？）》”])|(?<=[（《“])[ ]+(?=[{_WIDE}])")


def plain(text: str) -> str:
    """Return a text with the characters that its look-alikes stand for, and closed up words.

    `⼈⺠` becomes `人民`, `ﬁ` `fi`. Words spread over a line are closed up where single
    characters stand apart: `中 华 人 民 共 和 国` and `通　知`, but the two names in
    `张 三　李四` stay, and so does the wide blank of `总　则　第一条`.
    """
    text = text.translate(_PLAIN)
    text = _ASIDE.sub("", text)
    if " " not in text and "　" not in text:
        return text
    if _SPREAD_LINE.fullmatch(text.strip()):
        return _closed(text.strip())
    return _SPREAD.sub(lambda match: _closed(match[0]), text)


def joined(before: str, after: str) -> str:
    """Return two lines of one paragraph as one text.

    Nothing stands between Chinese characters, a blank between words. A hyphen that parts
    a word goes: `inter-` and `national` give `international`.

    >>> joined("党员应当", "按时交纳党费。"), joined("the Party", "branch")
    ('党员应当按时交纳党费。', 'the Party branch')
    """
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before + after
    if _HYPHENATED.search(before[-3:]) and after[0].isalpha() and after[0].islower():
        return before[:-1] + after
    if before[-1].isascii() and after[0].isascii() and before[-1] not in "-/(":
        latin = before[-1].isalpha() or after[0].isalpha()
        return f"{before} {after}" if latin and after[0] not in ",.;:!?)%/" else before + after
    return before + after


def leading_width(text: str) -> float:
    """Return how wide the part is that a line break never parts, in times the text's size.

    >>> leading_width("党员"), leading_width("“党”，员"), leading_width("2024年")
    (1.0, 4.0, 2.4)
    """
    unit = _UNIT.match(text)
    wide = [unicodedata.east_asian_width(char) in "WFA" for char in unit[0]] if unit else []
    return sum(1.0 if each else _LATIN_WIDTH for each in wide)


def _closed(text: str) -> str:
    """Close up single characters; a blank much wider than the others parts words."""
    parts = _TOKEN.split(text)
    blanks = [_width(part) for part in parts[1::2]]
    usual = min(blanks)
    closed = parts[0]
    for part, blank, width in zip(parts[2::2], parts[1::2], blanks, strict=True):
        closed += part if width < usual * 1.7 else blank[-1] + part
    return closed


def _width(blank: str) -> float:
    return sum(1.0 if char == "　" else 0.5 for char in blank)
