"""How hard items shall be, as trainers say it."""

from __future__ import annotations

import re

from knowledge.quiz import Difficulty

_JOINT = r"[\s、，,。;；和及与跟或+＋/|]*"
_SOMEWHAT = r"(?:比较|较|偏|稍|更)?"
# In a word of their own only: 困难党员, 破解难题 and 简易程序 are topics. 难度 lets more words in.
_SAID = re.compile(
    r"(?<![^\s\d、，,。;；:：和及与跟或+＋/|])(?:"
    rf"难度(?:要|为|是)?\s*[:：]?\s*{_SOMEWHAT}(?P<told>容易|简单|易|低|中等|适中|中|困难|难|高|大)"
    rf"|{_SOMEWHAT}(?P<word>容易|简单|易|低难度|中等|中等?难度|难|高难度)"
    r")(?:一点|一些|点|些)?儿?(?:的|之)?(?:题目|题)?(?=$|[\s\d、，,。;；和及与跟或+＋/|])"
)
_MEANT = {
    Difficulty.EASY: ("容易", "简单", "易", "低", "低难度"),
    Difficulty.MEDIUM: ("中等", "适中", "中", "中难度", "中等难度"),
    Difficulty.HARD: ("困难", "难", "高", "大", "高难度"),
}
_OF = {word: one for one, words in _MEANT.items() for word in words}
_NAMES = {Difficulty.EASY: "易", Difficulty.MEDIUM: "中等", Difficulty.HARD: "难"}


def difficulties(text: str) -> tuple[tuple[Difficulty, ...], str]:
    """Return the difficulties that are named in a text, and what else it says.

    >>> found, rest = difficulties("支部 中等、难")
    >>> [one.value for one in found], rest
    (['medium', 'hard'], '支部')
    >>> difficulties("困难党员帮扶")
    ((), '困难党员帮扶')
    """
    wanted: set[Difficulty] = set()
    while found := _SAID.search(text):
        wanted.add(_OF[found["told"] or found["word"]])
        before = re.sub(_JOINT + "$", "", text[: found.start()])
        after = re.sub("^" + _JOINT, "", text[found.end() :])
        text = f"{before} {after}".strip()
    return tuple(one for one in Difficulty if one in wanted), text


def spoken(wanted: tuple[Difficulty, ...]) -> str:
    """Return difficulties in words that `difficulties` reads again.

    >>> spoken((Difficulty.MEDIUM, Difficulty.HARD))
    '中等、难'
    """
    return "、".join(_NAMES[one] for one in wanted)
