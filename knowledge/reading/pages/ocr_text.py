"""Recognised text as Chinese is typeset: punctuation, blanks, and the numerals it mistakes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.pages.wording import HAN

_NUMERALS = "〇一二三四五六七八九十百千"
_DASHES = "—－\\-ー―–‐─"
_HAN = re.compile(f"[{HAN}]")
_AFTER = re.compile(f"[{HAN}》”）】〉」]")  # what a half-width mark stands after in Chinese
_BEFORE = re.compile(f"[{HAN}《“（【〈「]")
_WIDE = str.maketrans(",;:!?", "，；：！？")
_NO_HAN_BEFORE = re.compile(r"[0-9A-Za-z]")
_PARENTHESES = re.compile(r"[(（]([^()（）]{1,80})[)）]")
_OPEN = re.compile(f"(?<=[{HAN}，。：；、])\\(|\\((?=[{HAN}《“])")
_CLOSED = re.compile(f"(?<=[{HAN}》”。])\\)|\\)(?=[{HAN}，。：；、])")
_TWICE = re.compile(r"（\(|\(（")
_NOUGHT = re.compile(f"(?<=[{_NUMERALS}])[Oo0○Ｏ０](?=[{_NUMERALS}年]|$)")
_YEAR = re.compile("(?<![一二三四五六七八九〇])([一二][一二三四五六七八九〇　 ]{3})(?=年)")
_DASH_ENDS = re.compile(f"(第[{_NUMERALS}]*)[{_DASHES}](?=[条章节款项编])")
_DASH_BEGINS = re.compile(f"第[{_DASHES}](?=[{_NUMERALS}]{{1,8}}[条章节款项编])")
_DASH_LISTS = re.compile(f"^([(（]?)[{_DASHES}]([)）]|(?=、))")
# The little room that printers leave around a number in running text is no blank; the one
# behind a heading's number at the start of a line is.
_ROOM_BEHIND = re.compile(f"([{HAN}，。；：、“（][0-9]{{1,12}}) (?=[{HAN}])")
_ROOM_BEFORE = re.compile(f"([{HAN}]) (?=[0-9]{{1,12}} ?[{HAN}])")
_WIDE_STEP = 1.75  # times a character's size, from middle to middle: a blank is between
_NARROW_STEP = 1.4
_MIXED_STEP = 1.12  # from a number to a Chinese character: printers leave a little room there


def typeset(text: str) -> str:
    """Return one recognised line with the marks that Chinese print has.

    Half-width marks beside Chinese characters become full-width, numbers and Latin keep
    theirs; a nought among Chinese numerals is 〇, also one that was overlooked in a year; a
    dash where only a numeral can stand is 一. `二O一四年(试行),第十—条:按3,000元、12:30` becomes
    `二〇一四年（试行），第十一条：按3,000元、12:30`.
    """
    text = _NOUGHT.sub("〇", text.strip())
    text = _YEAR.sub(lambda match: match[1].replace("　", "〇").replace(" ", "〇"), text)
    text = _DASH_ENDS.sub(r"\1一", text)
    text = _DASH_BEGINS.sub("第一", text)
    text = _DASH_LISTS.sub(r"\1一\2", text)
    if _count(text, "(（") > _count(text, ")）"):
        text = _TWICE.sub("（", text)  # one, read as two
    text = _PARENTHESES.sub(_widened, text)
    text = _CLOSED.sub("）", _OPEN.sub("（", text))
    text = _ROOM_BEHIND.sub(r"\1", _ROOM_BEFORE.sub(r"\1", text))
    return "".join(_marks(text))


def with_blanks(text: str, places: Sequence[float], step: float) -> str:
    """Return a line with a wide blank where its characters stand that far apart.

    `places` are the middles of the characters and `step` the size of a Chinese one, in the
    same unit. `第一条为了` with a character's room after 条 becomes `第一条　为了`; a blank
    that was recognised where there is no room goes, as in `每次 60 分钟`.
    """
    found = ""
    last: float | None = None
    waiting = ""
    for character, place in zip(text, places, strict=True):
        if character.isspace():
            waiting = " "
            continue
        if last is not None:
            chinese = _is_chinese(found[-1]) and _is_chinese(character)
            if chinese and place - last >= _WIDE_STEP * step:
                waiting = "　"
            elif waiting and place - last < step * _least_room(found[-1], character):
                waiting = ""
        found += waiting + character
        waiting, last = "", place
    return found


def _is_chinese(character: str) -> bool:
    return _HAN.match(character) is not None


def _least_room(one: str, other: str) -> float:
    """Return from which step on a recognised blank between two characters is one."""
    chinese = _is_chinese(one) + _is_chinese(other)
    return (0.0, _MIXED_STEP, _NARROW_STEP)[chinese]


def _widened(match: re.Match[str]) -> str:
    """Return a parenthesis that is full-width where it says something in Chinese."""
    around = match.string[max(match.start() - 1, 0) : match.start()]
    around += match.string[match.end() : match.end() + 1]
    chinese = _HAN.search(match[1]) or _HAN.search(around)
    return f"（{match[1]}）" if chinese else match[0]


def _count(text: str, characters: str) -> int:
    return sum(character in characters for character in text)


def _marks(text: str) -> list[str]:
    found = list(text)
    for index, character in enumerate(text):
        before = found[index - 1] if index else ""
        after = text[index + 1 : index + 2]
        if character in ",;:!?":
            chinese = _AFTER.match(before) or (
                _BEFORE.match(after) and not _NO_HAN_BEFORE.match(before)
            )
            if chinese:
                found[index] = character.translate(_WIDE)
        elif character == "." and _ends_sentence(text, index):
            found[index] = "。"
    return found


def _ends_sentence(text: str, index: int) -> bool:
    """Whether a point stands among Chinese characters, and not after 一 as in 一.总则."""
    before, after = text[:index], text[index + 1 :]
    if not before or not _is_chinese(before[-1]) or (after and not _is_chinese(after[0])):
        return False
    return bool(before.strip(_NUMERALS))
