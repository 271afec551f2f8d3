"""Which lines are web junk: navigation, pagers, share bars, notices of copyright.

The rules are the same for pages, Markdown and pasted text. They are careful in one
direction: junk that stays is a blemish, a line of the text that goes is a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.boilerplate_rules import (
    ALWAYS,
    CREDIT,
    EMPTY,
    OUTER,
    RELATED,
    TRIGGER,
    Rules,
)
from knowledge.reading.texts import Removed

_LONGEST = 400  # a longer line is a paragraph
_HEAD = 10  # so many lines may stand between a title and its repetition
_ENTRY = 60  # a longer line is no title in a list of links
_COUNTING = frozenset("0123456789一二三四五六七八九十上中下续不未非")
_LISTED = re.compile(r"[《\d（(一二三四五六七八九十]")
_RULER = re.compile(r"([-=*_~－＝]\s*){3,}")
_SENTENCE = re.compile("[。；！？]|[：:]$")
_PROVISION = re.compile(r"第[一1][章条](?:\s|[^\w]|$)")
_SILENT = re.compile(r"[\W_]+")


def reasons(lines: Sequence[str]) -> list[Removed | None]:
    """Say for each line of a file why it is not text, or None where it is.

    `["当前位置:首页 > 计划", "关于开展学习的通知", "各支部要学习。", "猜你喜欢", "学习心得"]`
    gives `[导航, None, None, 相关推荐, 相关推荐]`. A line is judged whole: a sentence
    that mentions 版权 or 备案 stays. A list of related titles is taken off only at the
    end, after the last sentence.
    """
    found = [_always(line) for line in lines]
    spoken = [i for i, line in enumerate(lines) if found[i] is None and _is_spoken(line)]
    if not spoken:
        return found  # a list or table: any word of it may count
    first, last = spoken[0], spoken[-1]
    for index in (*range(first), *range(last + 1, len(lines))):
        found[index] = found[index] or _first_match(OUTER, lines[index])
    _mark_related(lines, found, last + 1)
    _mark_repeated_title(lines, found, first)
    return found


def is_credit(line: str) -> bool:
    """Whether the line tells who wrote, edited or published (`责任编辑：张三`)."""
    return CREDIT.match(line) is not None


def repeats(line: str, title: str) -> bool:
    """Whether `line` is `title` once more, save for punctuation and two characters.

    `关于做好党员发展工作的通知` repeats `关于做好党员和发展工作的通知`. A line shorter than
    ten characters never counts, as it may be a heading (`总则`), nor does a number more.
    """
    short, long = sorted((_SILENT.sub("", line), _SILENT.sub("", title)), key=len)
    if len(short) < 10 or len(long) - len(short) > 2:
        return False
    added = []
    rest = iter(short)
    expected = next(rest, "")
    for character in long:
        if character == expected:
            expected = next(rest, "")
        else:
            added.append(character)
    return not expected and _COUNTING.isdisjoint(added)


def _always(line: str) -> Removed | None:
    if len(line) > _LONGEST:
        return None
    if _RULER.fullmatch(line):
        return Removed.RULE
    return _first_match(ALWAYS, line)


def _first_match(rules: Rules, line: str) -> Removed | None:
    if len(line) > _LONGEST or not TRIGGER.search(line):
        return None
    for reason, pattern in rules:
        if pattern.fullmatch(line):
            return reason
    return None


def _is_spoken(line: str) -> bool:
    """Whether the line reads like running text."""
    if len(line) > _ENTRY:
        return True
    return _SENTENCE.search(line) is not None and not EMPTY.fullmatch(line)


def _mark_related(lines: Sequence[str], found: list[Removed | None], tail: int) -> None:
    """Mark the headings of related links after the last sentence, and their lists."""
    for start in range(tail, len(lines)):
        if found[start] is None and len(lines[start]) < 20 and RELATED.fullmatch(lines[start]):
            break
    else:
        return
    entries = [i for i in range(start + 1, len(lines)) if found[i] is None]
    if entries and all(_LISTED.match(lines[i]) for i in entries):
        return  # a reading list that belongs to the text
    for index in (start, *entries):
        if not is_credit(lines[index]):
            found[index] = Removed.RELATED


def _mark_repeated_title(lines: Sequence[str], found: list[Removed | None], first: int) -> None:
    """Mark a title that comes again at once, or with nothing but credits between."""
    head = [i for i in range(min(first, _HEAD)) if found[i] is None]
    if any(_SILENT.sub("", lines[i]) == "目录" for i in head):
        return  # titles of a table of contents come again by right
    if any(_PROVISION.match(line) for line in lines):
        return  # a law prints its title again below the note on its adoption
    for position, index in enumerate(head):
        for earlier in reversed(head[:position]):
            if repeats(lines[index], lines[earlier]):
                found[index] = Removed.DUPLICATE_TITLE
                break
            if not is_credit(lines[earlier]):
                break
