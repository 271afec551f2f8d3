"""How a passage read and how it reads now, side by side, with what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|\s+|.", re.S)
_LEAST = 2  # characters between two changes that are worth standing unmarked
_CONTEXT = 30  # characters around what differs that are shown of a long text
_LONG = 400
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$")
_NUMBER = re.compile(r"\s*第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?\s*")
_MOST = 6000  # characters of a passage that are compared


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text; `differs` where the other side has it not."""

    text: str
    differs: bool = False


Side = tuple[Stretch, ...]


def compared(old: str, new: str) -> tuple[Side, Side]:
    """Return both texts in stretches, those that differ marked.

    Joined, the stretches of a side are its text again.

    >>> old, new = compared("每月至少召开1次。", "每季度至少召开1次。")
    >>> [one.text for one in old if one.differs], [one.text for one in new if one.differs]
    (['月'], ['季度'])
    """
    left, right = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    for tag, start, end, begin, stop in matcher.get_opcodes():
        for side, text in zip(
            sides, ("".join(left[start:end]), "".join(right[begin:stop])), strict=True
        ):
            if text:
                side.append(Stretch(text, tag != "equal"))
    return tuple(_joined(sides[0])), tuple(_joined(sides[1]))


def around(side: Side) -> Side:
    """Return a long side's changes with the words around them, and … for what is left out;
    a short side, or one without changes, as it is."""
    if sum(len(one.text) for one in side) <= _LONG or not any(one.differs for one in side):
        return side
    shown: list[Stretch] = []
    for at, one in enumerate(side):
        first, last = at == 0, at == len(side) - 1
        if one.differs or len(one.text) <= 2 * _CONTEXT + 1:
            shown.append(one)
        else:
            head = "" if first else one.text[:_CONTEXT]
            tail = "" if last else one.text[-_CONTEXT:]
            shown.append(Stretch(f"{head}……{tail}"))
    return tuple(shown)


def _joined(side: Sequence[Stretch]) -> Iterator[Stretch]:
    """A character that happens to be the same between two changes is part of the change."""
    waiting: list[Stretch] = []
    for at, one in enumerate(side):
        between = 0 < at < len(side) - 1 and len(one.text) < _LEAST
        differs = one.differs or between
        if waiting and waiting[-1].differs is not differs:
            yield _one(waiting)
            waiting = []
        waiting.append(Stretch(one.text, differs))
    if waiting:
        yield _one(waiting)


def _one(some: Sequence[Stretch]) -> Stretch:
    return Stretch("".join(one.text for one in some), some[0].differs)


def counterpart(quote: str, passage: str) -> str:
    """Return the sentences of a passage that a quote is to be held against: as many as the
    quote has, the most alike; a short passage whole. An article's number is left out where
    the quote begins behind it.

    >>> counterpart("会议每月召开1次。", "为了规范工作，制定本条。会议每季度召开1次。会后归档。")
    '会议每季度召开1次。'
    >>> counterpart("会议每月召开1次。", "第五条　会议每季度召开1次。")
    '会议每季度召开1次。'
    """
    if not _NUMBER.match(quote):
        passage = _NUMBER.sub("", passage[:_MOST], count=1) if _NUMBER.match(passage) else passage
    sentences = _SENTENCE.findall(passage[:_MOST])
    size = max(1, len(_SENTENCE.findall(quote)))
    if len(sentences) <= size:
        return passage[:_MOST]
    runs = ["".join(sentences[at : at + size]) for at in range(len(sentences) - size + 1)]
    matcher = SequenceMatcher(None, "", quote, autojunk=False)

    def likeness(run: str) -> float:
        matcher.set_seq1(run)
        return matcher.quick_ratio()

    return max(runs, key=likeness).strip()
