"""What the marks of a written paper mean: heads, numbers, letters, labels, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.answering import GAPS
from knowledge.quiz.exchange.headers import column_of
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.item import GAP
from knowledge.quiz.shape import LETTERS

_NUMERAL = "一二三四五六七八九十"
_HEAD = re.compile(
    rf"(?:第?([{_NUMERAL}]{{1,3}})(?:[、.．:：]|部分)|[（(]([{_NUMERAL}]+)[)）])\s*(.*)"
)
_LONGEST_HEAD = 30  # characters without its remark
_REMARK = re.compile(r"[（(:：].*", re.S)
_TICK = "[√×✓✔✗✘╳]|对|错|正确|错误"
_NUMBERED = re.compile(
    rf"(?:[（(]\s*(?P<tick>{_TICK})?\s*[）)]\s*)?"
    r"(?:(?P<bare>\d{1,4})\s*[.．、)）]|[（(](?P<bracket>\d{1,4})[)）][.．、]?"
    r"|第\s*(?P<spoken>\d{1,4})\s*题\s*[.．、:：]?)\s*(?P<rest>.*)",
    re.S,
)
_DOTTED = re.compile(
    r"(?<![A-Za-z])([A-L])\s*[.．、:：)）]\s*|(?:^|(?<=\s))([A-L])\s+(?=[^\sA-Za-z])"
)
_BRACKETED = re.compile(r"[（(]\s*([A-L])\s*[)）]\s*[.．、:：]?\s*")
_LETTER_SLOT = re.compile(
    r"[（(【\[]\s*([A-L](?:[\s,，、;；]*[A-L])*)\s*[）)】\]]"
    r"|(?<!_)_{1,60}\s{0,9}([A-L]{1,12})\s{0,9}_+"
)
# What was filled in: ＿1＿, and （1） unless it is a remark of the text. Between two longer lines
# stands text, as a rule: ____次，由____.
_FILLED = re.compile(
    r"(?<![_＿])[_＿]{1,2}[\s　]{0,9}([^\s_＿，。；、？][^_＿，。；、？\n]{0,30}?)[\s　]{0,9}"
    r"[_＿]{1,2}(?![_＿])"
    r"|(?<![_＿])[_＿]{3,30}[\s　]{0,9}(\d{1,6}[%％]?)[\s　]{0,9}[_＿]{3,30}(?![_＿])"
)
_REMARKS = "以下|下同|简称|包?括|含|不含|试行|暂行|修订|草案|如|即|注|见|[√×]"
_FILLED_BRACKET = re.compile(
    rf"(?<!》)[（(【\[][\s　]{{0,20}}(?!{_REMARKS})"
    r"([^（(）)【】\[\]《》〔〕\n]{1,20}?)[\s　]{0,20}[）)】\]]"
)
_QUOTED = re.compile(r"《[^《》]{0,90}(?:《[^《》]{0,90}》[^《》]{0,90}){0,4}》")
_TICK_SLOT = re.compile(
    rf"[（(【\[]\s*({_TICK}|[TFXV])\s*[）)】\]](?=\s*。?\s*$)|(?<=[。\s])([√×✓✔✗✘╳])\s*$"
)
_POINTS = re.compile(r"^\s*[（(](?:本题)?\d+(?:\.\d)?分[)）]|[（(](?:本题)?\d+(?:\.\d)?分[)）]\s*$")
_TAG = re.compile(r"^\s*[【\[（(]([^【】\[\]（()）]{2,8})[】\])）]\s*")
_LABEL = re.compile(
    r"[【\[]([^【】\[\]]{2,8})[】\]]\s*[:：]?|^([\u4e00-\u9fff]{2,6})\s*[:：]"
    r"|(?<=[\s。；;）)】])((?:参考|正确|标准)?答案|(?:答案)?解析|出处|依据)[:：]"
    rf"|^((?:参考|正确|标准)?答案)(?:是|为)?\s*(?=[A-L]|{_TICK})"
)
_FIELD = re.compile(r"(?:姓\s*名|单\s*位|部\s*门|得\s*分|支\s*部|日\s*期)\s*[:：]")  # of the cover
_LABELS = (
    texts.TYPE, texts.ANSWER, texts.EXPLANATION, texts.SOURCE, texts.QUOTE, texts.DIFFICULTY,
    texts.TOPIC,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a section: 一、单项选择题（每题2分）; `typed` where it names a type."""

    numeral: str
    name: str
    typed: bool


def head_of(text: str) -> Head | None:
    """Return the heading that a line is, None where it is none.

    >>> head_of("一、单项选择题（每题2分，共20分）")
    Head(numeral='一', name='单项选择题', typed=True)
    """
    found = _HEAD.match(text)
    numeral, rest = (found[1] or found[2], found[3]) if found else ("", text)
    name = _REMARK.sub("", rest.strip("【】[] \t　*"))
    if len(name) > _LONGEST_HEAD or re.search(r"[。？?，,；;]", name):
        return None
    typed = read_type(name) is not None
    return Head(numeral, name, typed) if typed or (found and name) else None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line with a number; `style` is how it is written, `tick` a bracket before it."""

    style: str
    number: int
    rest: str
    tick: str


def numbered(text: str) -> Numbered | None:
    """Return the number that a line begins with, None where it has none.

    >>> numbered("（√）3、支委会每月召开。")
    Numbered(style='bare', number=3, rest='支委会每月召开。', tick='√')
    """
    found = _NUMBERED.match(text)
    if found is None:
        return None
    style = next(one for one in ("bare", "bracket", "spoken") if found[one])
    return Numbered(style, int(found[style]), found["rest"], found["tick"] or "")


def labelled(text: str) -> list[tuple[str, str]]:
    """Return the parts of a line by the columns that labels name, "" before the first.

    >>> labelled("【答案】B 【解析】按月。")
    [('答案', 'B'), ('解析', '按月。')]
    """
    found = [("", 0, 0)]
    for mark in _LABEL.finditer(text):
        column = column_of(next(filter(None, mark.groups())))
        if column in _LABELS:
            found.append((column, mark.start(), mark.end()))
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    parts = [
        (column, text[start:end].strip())
        for (column, _, start), end in zip(found, ends, strict=True)
    ]
    return parts if parts[0][1] or len(parts) == 1 else parts[1:]


def options_in(text: str, first: int) -> tuple[str, dict[int, str]]:
    """Return what stands before the options of a line, and these by their places.

    `first` is the place of the option that is due; a line that begins with a later letter
    leaves one out. What has a stem before it must hold at least two.

    >>> options_in("每月几次？A. 1次 B、2次", 0)
    ('每月几次？', {0: '1次', 1: '2次'})
    """
    slots = [mark.span() for mark in _LETTER_SLOT.finditer(text)]
    dotted = [one for one in _DOTTED.finditer(text) if not _within(one.start(), slots)]
    for marks in (dotted, list(_BRACKETED.finditer(text))):
        taken: list[tuple[int, int, int]] = []
        due = first
        for mark in marks:
            place = LETTERS.index(next(filter(None, mark.groups())))
            if place == due or (mark.start() == 0 and place > due > 0):
                taken.append((place, mark.start(), mark.end()))
                due = place + 1
        if taken and (taken[0][1] == 0 or (len(taken) > 1 and first == 0 and marks is dotted)):
            ends = [start for _, start, _ in taken[1:]] + [len(text)]
            options = {
                place: text[start:end].strip()
                for (place, _, start), end in zip(taken, ends, strict=True)
            }
            return text[: taken[0][1]].strip(), options
    return text, {}


def without_answer(stem: str, *, options: bool) -> tuple[str, str]:
    """Return a stem with its bracket emptied, and the answer that stood in it.

    >>> without_answer("支委会每月召开（ B ）次。", options=True)
    ('支委会每月召开（ ）次。', 'B')
    """
    if GAPS.search(_LETTER_SLOT.sub("", stem) if options else stem):
        return stem, ""
    found = list(_LETTER_SLOT.finditer(stem)) if options else []
    mark = found[-1] if found else _TICK_SLOT.search(stem)
    if mark is None:
        return stem, ""
    slot = stem[: mark.start()] + "（ ）" + stem[mark.end() :]
    return slot, next(filter(None, mark.groups()))


def without_fillings(stem: str) -> tuple[str, str]:
    """Return the stem of a blank with its gaps emptied, and what stood in them, parted by ；.

    >>> without_fillings("根据《工作规则（试行）》，会议每季度召开（1）次，由＿召集人＿主持。")
    ('根据《工作规则（试行）》，会议每季度召开（1）次，由___主持。', '召集人')
    >>> without_fillings("会议每（季度）召开（ 1 ）次。")
    ('会议每___召开___次。', '季度；1')
    """
    titles = [mark.span() for mark in _QUOTED.finditer(stem)]
    for kind in (_FILLED, _FILLED_BRACKET):
        marks = [mark for mark in kind.finditer(stem) if not _within(mark.start(), titles)]
        left = kind.sub("", stem)
        if marks and not GAPS.search(left):
            parts, end = [], 0
            for mark in marks:
                parts.append(stem[end : mark.start()])
                end = mark.end()
            filled = (next(filter(None, mark.groups())).strip() for mark in marks)
            return GAP.join([*parts, stem[end:]]), "；".join(filled)
    return stem, ""


def tagged(stem: str) -> tuple[str, str]:
    """Return a stem without the type before it and its points, and that type.

    >>> tagged("【单选题】支委会每月召开几次？（2分）")
    ('支委会每月召开几次？', '单选题')
    """
    stem = _POINTS.sub("", stem).strip()
    mark = _TAG.match(stem)
    if mark is not None and read_type(mark[1]) is not None:
        return _POINTS.sub("", stem[mark.end() :]).strip(), mark[1]
    return stem, ""


def has_room(text: str) -> bool:
    """Whether a line leaves or had room for an answer, as questions without numbers do."""
    if _FIELD.search(text):
        return False
    return bool(GAPS.search(text) or _LETTER_SLOT.search(text) or _TICK_SLOT.search(text))


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def points_of(text: str) -> Iterator[str]:
    """Yield the points of a worded answer without their numbers; the text itself if it has none.

    >>> list(points_of("（1）选定书目 （2）组织讨论"))
    ['选定书目', '组织讨论']
    """
    marks: list[re.Match[str]] = []
    for mark in re.finditer(
        r"(?:^|(?<=\s))(?:[（(](\d{1,2})[)）]|(\d{1,2})[.．、](?!\d))\s*", text
    ):
        if int(mark[1] or mark[2]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2 or marks[0].start():
        yield text.strip()
        return
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield text[mark.end() : end].strip().rstrip("；;")
