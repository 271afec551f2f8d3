"""Headings without a number: lines set apart by the format, short lines on their own, ●."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from knowledge.source import SET_APART as NO_LEVEL
from knowledge.structure.blocks import Block
from knowledge.structure.byline import read_byline

SET_APART, ALONE, BULLET = -2, -1, 20  # as styles: the outermost, the next, the innermost
_BULLETS = frozenset("●■◆▲★◎")
_NEVER_FIRST = frozenset("（(—*·[-…|") | _BULLETS
_LONGEST, _LONGEST_PLAIN, _LONGEST_ALONE = 60, 40, 30
_LONGEST_LEAD_IN = 80
_RUNNING_ON = 60
_MOST_LINES = 3
_STOP = re.compile(r"[。；;…|]|[！？!?].")
_BUSY = re.compile(r"[。；;！？!?：:|（(）)]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LAST = re.compile(r"[\u4e00-\u9fffA-Za-z0-9”’\"]$")
_DATED = re.compile(
    r"[12]\d{3}\s*(?:年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|[-./]\d)[\d\s:./-]*$"
)
_CAPTION = re.compile(r"(?:绘图|供图|摄影|摄|图)$")


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A heading of `lines` lines without a number; `style` ranks it among the others."""

    style: int
    lines: int = 1


def find_unnumbered(
    blocks: Sequence[Block],
    head: int,
    numbered: Container[int],
) -> dict[int, Unnumbered]:
    """Return the headings without a number by the index of their first block.

    `numbered` are the blocks that are headings by their number. Where `铭记历史，汲取力量`
    and `牢记使命` each stand alone before a paragraph, both are headings; one such line by
    itself is none.
    """
    found = _set_apart(blocks, head, numbered)
    found.update(_bullets(blocks, head, numbered))
    alone = [i for i in range(head, len(blocks) - 1) if _stands_alone(blocks, i, head, numbered)]
    alone = [index for index in alone if not _covered(index, found)]
    if len(alone) >= 2:
        found.update((index, Unnumbered(ALONE)) for index in alone)
    return found


def announces(text: str, following: str) -> bool:
    """Whether a line is short and without stops, and a sentence follows.

    >>> announces("读者感言选登", "读书使人明白事理，也使人心情快乐。"), announces("会后", "很好。")
    (True, False)
    """
    return (
        len(text) <= _LONGEST_PLAIN
        and _may_head(text)
        and _BUSY.search(text.rstrip("）)")) is None
        and (len(text) <= _LONGEST_ALONE or "，" not in text)
        and following[-1] in "。！？”：!?"
        and len(following) >= max(16, len(text) + 1)
    )


def _covered(index: int, found: Mapping[int, Unnumbered]) -> bool:
    return any(at <= index < at + heading.lines for at, heading in found.items())


def _may_head(text: str) -> bool:
    return (
        len(_HAN.findall(text)) >= 4
        and text[0] not in _NEVER_FIRST
        and not text[0].isdigit()
        and _LAST.search(text.rstrip("）)")) is not None
        and not _CAPTION.search(text)
    )


def _set_apart(
    blocks: Sequence[Block], head: int, numbered: Container[int]
) -> dict[int, Unnumbered]:
    lines = [i for i in range(head, len(blocks)) if blocks[i].apart and not blocks[i].row]
    loose = [index for index in lines if blocks[index].apart == NO_LEVEL]
    if len(loose) * 2 > len(blocks) - head:
        return {}  # a page that is bold or centred as a whole
    usable = {i for i in lines if i not in numbered and _may_be_set_apart(blocks[i].text)}
    found: dict[int, Unnumbered] = {}
    index = head
    while index < len(blocks):
        count = 0
        while count < _MOST_LINES and index + count in usable:
            count += 1
        first = index
        index += max(count, 1)
        if not count or index >= len(blocks) or not _names_a_section(blocks[first].text):
            continue
        found[first] = Unnumbered(SET_APART, count)
    return found


def _may_be_set_apart(text: str) -> bool:
    if len(text) > _LONGEST or text[-1] in "，," or _STOP.search(text):
        return False
    byline = read_byline(text)
    return byline is None or byline.organisation == text or bool(_DATED.match(text))


def _names_a_section(text: str) -> bool:
    return len(_HAN.findall(text)) >= 2 and text[0] not in _NEVER_FIRST and not _DATED.match(text)


def _bullets(blocks: Sequence[Block], head: int, numbered: Container[int]) -> dict[int, Unnumbered]:
    """Lines after ● that a text stands under or runs on from, and the lines that lead to them."""
    found: dict[int, Unnumbered] = {}
    for index in range(head, len(blocks)):
        text = blocks[index].text
        if text[0] not in _BULLETS or text[-1] in "；;" or index in numbered or blocks[index].row:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        listed = index > head and blocks[index - 1].text[0] in _BULLETS
        heads = following is not None and (
            not (listed and len(blocks[index - 1].text) <= _RUNNING_ON)
            and following.text[0] not in _BULLETS
            and following.ended
            and len(following.text) > max(len(text), _LONGEST_PLAIN)
        )
        if len(text) > _RUNNING_ON or (heads and text[-1] not in "。，,"):
            found[index] = Unnumbered(BULLET)
    leads = [
        index - 1
        for index in found
        if index > head
        and blocks[index - 1].text[-1] in "：:"
        and len(blocks[index - 1].text) <= _LONGEST_LEAD_IN
    ]
    if len(leads) >= 2:
        found.update((index, Unnumbered(ALONE)) for index in leads if index not in numbered)
    return found


def _stands_alone(blocks: Sequence[Block], index: int, head: int, numbered: Container[int]) -> bool:
    text, following = blocks[index].text, blocks[index + 1]
    if blocks[index].row or following.row:
        return False
    if index in numbered or index + 1 in numbered or not following.ended:
        return False
    if index > head and index - 1 not in numbered:
        before = blocks[index - 1]
        if not before.ended and len(before.text) > 20:
            return False
    return announces(text, following.text) and read_byline(text) is None
