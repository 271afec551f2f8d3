"""The words that a sentence needs in front of it to be whole."""

from __future__ import annotations

import re

from knowledge.quiz.material.worth import lacks_subject, leans, refers, worthless

_GRADED = re.compile(r"(?<=[，,])情节(?:较轻|较重|轻微|严重|特别严重)的?|(?<=[，,])造成")
_GRADE = re.compile(r"情节|造成|致使|有(?:前款|重大)")
_FOLLOWING = re.compile(r"[^。]{2,60}如下[：:]")
_HEAD = re.compile(r"[^：:。]{2,60}[：:]")
# What a scale measures: 每月收入在3000元以下的，…；3000元以上的，….
_SCALE = re.compile(r"(?:[^：:。；]{2,60}[：:])?[^，。；0-9]{2,30}(?=[0-9])")
_LONGEST, _LONGEST_SHARED = 90, 150


def before(text: str, start: int, end: int) -> str:
    """Return the sentence that another leans on, as its opening, or nothing where it leans
    on something itself or is too long.

    >>> before("党小组会每月召开一次。其内容由支部确定。", 0, 11)
    '党小组会每月召开一次。'
    """
    sentence = text[start:end]
    unfit = len(sentence) > _LONGEST or leans(sentence) or lacks_subject(sentence)
    unfit = unfit or worthless(sentence)
    return "" if unfit else sentence


def shared(text: str, start: int, end: int, clause: int) -> str:
    """Return what a later clause of `text[start:end]`, at `clause`, shares with the first: what
    stands before its colon, or who did what before 情节较轻.

    >>> text = "拒不执行决定，情节较轻的，给予警告处分；情节较重的，给予严重警告处分。"
    >>> shared(text, 0, len(text), 20)
    '拒不执行决定，'
    """
    if text[clause].isdigit():
        scale = _SCALE.match(text, start, clause)
        return scale.group() if scale else ""
    head = _HEAD.match(text, start, min(end, clause))
    if head:
        return head.group()
    if _GRADE.match(text, clause):
        graded = _GRADED.search(text, start, clause)
        deed = text[start : graded.start()] if graded else ""
        return deed if len(deed) <= _LONGEST_SHARED and not refers(deed) else ""
    return ""


def graded(clause: str) -> bool:
    """Whether a clause only goes on from the first of its sentence (情节严重的，…)."""
    return _GRADE.match(clause) is not None


def announced(text: str, start: int, end: int) -> int:
    """Return where the words begin that a sentence announces (誓词如下：…); `start` where it
    announces none.

    >>> announced("誓词如下：我志愿加入。", 0, 11)
    5
    """
    match = _FOLLOWING.match(text, start, end)
    return match.end() if match and match.end() < end else start
