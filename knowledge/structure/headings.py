"""Which lines of a regulation are headings: 第三章 基本任务, 总则, 党费收缴, 附件1."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.model import Level
from knowledge.structure.blocks import Block
from knowledge.structure.marks import Mark, Style, read_mark
from knowledge.structure.numerals import parse_numeral

_BARE = re.compile(r"(总|附|分|罚)\s*则$")
_PREAMBLE = re.compile(r"(总\s*纲|序\s*言|前\s*言|引\s*言|导\s*言|序)$")
_APPENDIX = re.compile(
    r"附\s*(?:件|录|表|图)?\s*(?P<n>[0-9０-９一二三四五六七八九十]{0,3})\s*(?:[：:、.．]|\s|$)(?P<t>.{0,40})$"
)
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,12}\s?[〔\[［【(（][12]\d{3}[〕\]］】)）]\s?第?\s?\d{1,4}\s?号"
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff](?:\s|$))")
_STOPS = "。；！？!?;，,：:"
_LONGEST = 60

_LEVELS = {
    Style.PART: (Level.PART, 1, "p"),
    Style.SUBPART: (Level.PART, 2, "q"),
    Style.CHAPTER: (Level.CHAPTER, 3, "c"),
    Style.DIVISION: (Level.DIVISION, 4, "d"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: its level, its rank among headings, its key letter and label."""

    level: Level
    rank: int
    letter: str
    label: str
    short: str
    number: int | None


def tidy(label: str) -> str:
    """Take the white space out of a heading that was spread by it.

    >>> tidy("附　则"), tidy("组织 设置")
    ('附则', '组织 设置')
    """
    return _SPACED.sub("", " ".join(label.split()))


def read_heading(block: Block) -> Heading | None:
    """Return the heading that a line is by its own form, else None."""
    text = block.text
    if len(text) > _LONGEST or text[-1] in _STOPS:
        return None
    mark = read_mark(text)
    if mark is not None:
        return _numbered(text, mark)
    if text[0] in "总附分罚" and _BARE.match(text):
        label = "".join(text.split())
        return Heading(Level.CHAPTER, 3, "c", label, label, None)
    return None


def _numbered(text: str, mark: Mark) -> Heading | None:
    if mark.style not in _LEVELS or mark.suffix > 99:
        return None
    level, rank, letter = _LEVELS[mark.style]
    short = "".join(text[: mark.end].split())
    name = tidy(text[mark.end :])
    if name.startswith(("的", "规定", "所", "至", "、", "和", "或", "第")):
        return None
    label = f"{short} {name}" if name else short
    return Heading(level, rank, letter, label, short, mark.number)


def preamble_label(block: Block) -> str | None:
    """Return 总纲, 序言 and the like when the line is nothing else."""
    if len(block.text) > 8 or not _PREAMBLE.match(block.text):
        return None
    return "".join(block.text.split())


def read_appendix(block: Block) -> Heading | None:
    """Return the heading of an appendix: 附件1, 附录：…, or the number of a further document."""
    text = block.text
    if text[0] == "附" and len(text) <= _LONGEST and text[-1] not in "。；，":
        match = _APPENDIX.match(text)
        if match:
            number = parse_numeral(match["n"]) if match["n"] else None
            label = tidy(text)
            return Heading(Level.APPENDIX, 0, "x", label, label.split("：")[0], number)
    found = _DOCUMENT_NUMBER.match(text)
    if found:
        label = "".join(found[0].split())
        return Heading(Level.APPENDIX, 0, "x", label, label, None)
    return None


def is_plain_heading(block: Block, before: Block | None) -> bool:
    """Whether a line without a number can be a heading: short, no marks, after a full stop."""
    text = block.text
    if len(text) > 20 or any(char in "。；！？!?;，,：:|（(" for char in text):
        return False
    if text[0].isascii() and text[0].isdigit():
        return False
    return before is None or before.ended or len(before.text) <= 20
