"""The types of items as trainers name them."""

from __future__ import annotations

import re

from bot.training.texts import TrainingTexts
from knowledge.quiz import ItemType

_JOINT = r"[\s、，,。;；和及与跟+＋/|]*"
# A word that a topic may hold counts only where it ends a word of its own: 判断, 卡片.
_EDGE = r"(?=题|$|[\s\d、，,。和及与+/])"
_WORDS: tuple[tuple[str, tuple[ItemType, ...]], ...] = (
    (r"(?:单项选择题?|单选题?)", (ItemType.SINGLE,)),
    (r"(?:多项选择题?|不定项选择题?|不定项|多选题?)", (ItemType.MULTI,)),
    (r"(?:判断题|是非题|对错题|判断" + _EDGE + ")", (ItemType.JUDGE,)),
    (r"填空题?", (ItemType.BLANK,)),
    (r"(?:简答题?|问答题)", (ItemType.SHORT,)),
    (r"(?:闪卡|记忆卡片?|抽认卡|知识卡片?|卡片题?" + _EDGE + ")", (ItemType.CARD,)),
    (r"选择题", (ItemType.SINGLE, ItemType.MULTI)),
    (r"(?:各种题型|各题型|全部题型)", tuple(ItemType)),
)
_TYPE = re.compile("|".join(f"(?P<t{at}>{words})" for at, (words, _) in enumerate(_WORDS)))


_NUMBER = "[〇零一二两三四五六七八九十]{1,3}"
_EACH = rf"(\d{{1,3}}|{_NUMBER})\s*(?:道小题|小题|道题|道|题|个)?"
_BARE = "|".join(words.replace(_EDGE, "") for words, types in _WORDS if len(types) == 1)
_SHARES = (
    re.compile(rf"({_BARE})\s*[:：]?\s*{_EACH}{_JOINT}"),
    re.compile(rf"{_EACH}的?({_BARE}){_JOINT}"),
)


def shares(text: str) -> tuple[tuple[tuple[ItemType, str], ...], str]:
    """Return how many of which types are wanted where it is said of two and more, else nothing;
    and what else a text says.

    >>> found, rest = shares("厉行节约 单选5道、多选3道和判断两道")
    >>> [(one.value, many) for one, many in found], rest
    ([('single', '5'), ('multi', '3'), ('judge', '两')], '厉行节约')
    """
    behind, before = (list(one.finditer(text)) for one in _SHARES)
    if len(behind) >= len(before):
        said = [(one[1], one[2]) for one in behind]
    else:
        said = [(one[2], one[1]) for one in before]
    found = {item_types(f"{words} ")[0][0]: many for words, many in said}
    if len(found) < 2:
        return (), text
    rest = _SHARES[0 if len(behind) >= len(before) else 1].sub(" ", text)
    return tuple(found.items()), " ".join(rest.split())


def item_types(text: str) -> tuple[tuple[ItemType, ...], str]:
    """Return the types that are named in a text, and what else it says.

    >>> found, rest = item_types("支部 单选、判断和填空")
    >>> [one.value for one in found], rest
    (['single', 'judge', 'blank'], '支部')
    """
    wanted: dict[ItemType, None] = {}
    while found := _TYPE.search(text):
        at = int((found.lastgroup or "t0")[1:])
        wanted.update(dict.fromkeys(_WORDS[at][1]))
        before = re.sub(_JOINT + "$", "", text[: found.start()])
        after = re.sub("^题?" + _JOINT, "", text[found.end() :])
        text = f"{before} {after}".strip()
    return tuple(one for one in ItemType if one in wanted), text


def type_name(type_: ItemType, texts: TrainingTexts) -> str:
    """Return what a type is called."""
    return {
        ItemType.SINGLE: texts.single,
        ItemType.MULTI: texts.multi,
        ItemType.JUDGE: texts.judge,
        ItemType.BLANK: texts.blank,
        ItemType.SHORT: texts.short,
        ItemType.CARD: texts.card,
    }[type_]
