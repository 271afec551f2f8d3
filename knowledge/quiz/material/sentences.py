"""A stretch of a document -> its sentences, each whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_END = re.compile(r"[。！？!?]+[”’』」）)\"]*")
_LONG = 110  # characters: a longer sentence is taken clause by clause
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》", "「": "」"}
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)(?=[^，。；])")


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`; a ！ inside brackets or quotes ends none.

    >>> text = "每月召开一次。（注意！必要时）可以随时召开。"
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['每月召开一次。', '（注意！必要时）可以随时召开。']
    """
    at = seen = start
    depth = dict.fromkeys(_PAIRS.items(), 0)  # since the sentence began
    for match in _END.finditer(text, start, end):
        for left, right in depth:
            added = text.count(left, seen, match.end()) - text.count(right, seen, match.end())
            depth[left, right] += added
        seen = match.end()
        if seen == end or all(one <= 0 for one in depth.values()):
            yield from _bare(text, at, seen)
            at = seen
            depth = dict.fromkeys(depth, 0)
    yield from _bare(text, at, end)


def clauses(text: str, start: int, end: int) -> list[Span]:
    """Return the parts of a long sentence between ；, outside of brackets; else the whole.

    >>> text = "甲" * 60 + "；" + "乙" * 60 + "。"
    >>> len(clauses(text, 0, len(text)))
    2
    """
    if end - start <= _LONG:
        return [(start, end)]
    return parted(text, start, end, "；;")


def parted(text: str, start: int, end: int, marks: str) -> list[Span]:
    """Return the parts of `text[start:end]` that end with one of the marks, outside of
    brackets and quotes, each with its mark."""
    found: list[Span] = []
    at = start
    closing: list[str] = []
    for index in range(start, end):
        character = text[index]
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            closing.append(_PAIRS[character])
        elif not closing and character in marks:
            found += list(_bare(text, at, index + 1))
            at = index + 1
    return found + list(_bare(text, at, end))


def ordinal(text: str, start: int, end: int) -> int:
    """Return how long the 一是, 二要 is that a sentence begins with; 0 where there is none.

    >>> ordinal("二是补强基层力量。", 0, 9)
    2
    """
    match = _ORDINAL.match(text, start, end)
    return match.end() - start if match else 0


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    stripped = stretch.strip()
    if stripped:
        begin = start + len(stretch) - len(stretch.lstrip())
        yield begin, begin + len(stripped)
