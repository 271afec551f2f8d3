"""The head of a document: its title lines, and the lines about date and author under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.structure.blocks import Block
from knowledge.structure.byline import Byline, read_byline
from knowledge.structure.headings import preamble_label, read_heading
from knowledge.structure.history import is_history
from knowledge.structure.kinds import names_a_rule
from knowledge.structure.marks import read_mark
from knowledge.structure.titles import canonical_title, plain_title

_LONGEST_TITLE = 90
_LONGEST_HEAD = 14
_LONGEST_COVER = 4
_LONGEST_NOTICE = 40
_TITLE_LINES = 3
_LABELLED = re.compile(r"(?:来源|作者|时间|日期)\s*[：:]")
_DATELINE = re.compile(r"\S{0,16}\d{1,2}月\d{1,2}日(?:电|讯)")
_BRIEF = 8
_SITE_SUFFIX = re.compile(r"_[\u4e00-\u9fff]{2,8}$")
_REPORTER = re.compile(r"\s*本报(?:记者|通讯员).*$")
_NOTICE = re.compile(
    r".{0,30}关于.{2,80}的?(?:通知|通报|意见|决定|公告|通告|方案|函|批复|报告|请示|公示|决议)$"
)
_RED_HEAD = re.compile(r"^[\u4e00-\u9fff（）()、\s]{4,40}文件$")
_COVER = re.compile(r"(?:关于)?印发《(?P<v>[^《》]+)》的通知$")


@dataclass(frozen=True, slots=True)
class Head:
    """How many blocks the head has, its title as printed in one line, and what it tells.

    `cover` is the index of the block with the rule's own title after a notice that issues
    it, `body` that of the first block below the rule's own head; both equal `length` where
    there is no such notice.
    """

    length: int
    title: str | None
    bylines: tuple[Byline, ...]
    history: tuple[str, ...]
    cover: int
    body: int


def read_head(blocks: Sequence[Block], known: str | None) -> Head:
    """Read the head; `known` is the title that the file's name or format gives."""
    if not blocks:
        return Head(0, None, (), (), 0, 0)
    if (issued := _issued(blocks)) is not None:
        length, cover = issued
        while length < cover and is_history(blocks[length].text):  # its number, under its title
            length += 1
        own = _read(blocks[cover:], None)
        number = tuple(block.text for block in blocks[:length] if is_history(block.text))
        body = cover + own.length
        return Head(length, own.title, own.bylines, (*number, *own.history), cover, body)
    return _read(blocks, known)


def _read(blocks: Sequence[Block], known: str | None) -> Head:
    above = _above_title(blocks)
    title, length = _title(blocks[above:], known)
    length += above
    bylines = [byline for block in blocks[:above] if (byline := read_byline(block.text))]
    history = [block.text for block in blocks[:above] if is_history(block.text)]
    index = length
    while index < min(len(blocks), length + _LONGEST_HEAD):
        text = blocks[index].text
        if blocks[index].row or read_heading(blocks[index]) or preamble_label(blocks[index]):
            break
        if title and _repeats(text, title):
            index += 1
            continue
        span = _history_span(blocks, index)
        if span and not (_LABELLED.search(text) and read_byline(text)):
            history.append("".join(block.text for block in blocks[index : index + span]))
            index += span
            continue
        byline = read_byline(text)
        if byline is None:
            break
        bylines.append(byline)
        index += 1
    if not title and index == 0:
        return Head(0, None, (), (), 0, 0)
    if title:
        reporter = _REPORTER.search(blocks[length - 1].text) if length else None
        if reporter and (byline := read_byline(reporter[0].strip())):
            bylines.append(byline)
    return Head(index, title, tuple(bylines), tuple(history), index, index)


def _above_title(blocks: Sequence[Block]) -> int:
    """How many lines (机关, 文号, 密级, 版本) stand above the title of a rule or notice."""
    above = 0
    while above < min(_LONGEST_COVER, len(blocks) - 1):
        text = blocks[above].text
        if not (read_byline(text) or is_history(text) or _RED_HEAD.search(text)):
            break
        above += 1
    title = blocks[above].text
    named = names_a_rule(title) or _NOTICE.match(title)
    return above if named and _title_like(blocks[above]) else 0


def _title(blocks: Sequence[Block], known: str | None) -> tuple[str | None, int]:
    first = blocks[0].text
    wanted = _plain(known) if known else ""
    for count in range(min(4, len(blocks)), 1, -1) if wanted else ():
        lines = [block.text for block in blocks[:count]]
        joined = _plain("".join(lines))
        if joined == wanted or (len(wanted) >= 16 and _prints(lines, wanted)):
            separator = "" if names_a_rule(joined) else " "
            return _clean(separator.join(lines).replace(" ——", "——")), count
    matches = bool(wanted) and _plain(first) == wanted
    if not matches and not _title_like(blocks[0]):
        return None, 0
    if not matches and len(wanted) >= _BRIEF and len(first) <= _BRIEF and first not in wanted:
        return None, 0
    title, length = first, 1
    if len(blocks) > 1 and blocks[1].text.startswith(("——", "—", "--")):
        return _clean(title) + blocks[1].text, 2
    if (
        not matches
        and len(blocks) > 2
        and _title_like(blocks[1])
        and not is_history(blocks[1].text)
    ):
        second, third = blocks[1].text, blocks[2].text
        if names_a_rule(title):
            pass
        elif names_a_rule(second) and len(second) <= 16:
            return title + second, 2
        elif not _repeats(second, title) and (
            "".join(third.split()) == "".join(second.split())
            or third.startswith("——")
            or read_byline(third) is not None
        ):
            title, length = f"{title} {second}", 2
            if third.startswith("——"):
                return title + third, 3
    return _clean(title), length


def _prints(lines: Sequence[str], wanted: str) -> bool:
    """Whether a file's name was cut from these title lines, ending in the last of them."""
    before, whole = _plain("".join(lines[:-1])), _plain("".join(lines))
    bare = all(len(line) <= 40 and line[-1] not in "。；，" for line in lines)
    return bare and whole.startswith(wanted) and len(before) < len(wanted)


def _title_like(block: Block) -> bool:
    text = block.text
    if block.row or len(text) > _LONGEST_TITLE or len(text) < 2 or text[-1] in "。；，：;,:.":
        return False
    if len(text) > 40 and text[-1] in "！？!?":
        return False
    if _DATELINE.match(text):
        return False
    if read_mark(text) is not None or read_byline(text) is not None or "|" in text:
        return False
    return preamble_label(block) is None and read_heading(block) is None


def _clean(title: str) -> str:
    title = _SITE_SUFFIX.sub("", _REPORTER.sub("", title)).strip()
    return " ".join(plain_title(title).split())


def _plain(title: str) -> str:
    return canonical_title(title).replace("_", "")


def _repeats(text: str, title: str) -> bool:
    """Whether a line prints the title, or one of its lines, once more."""
    line, whole = "".join(text.split()), "".join(title.split())
    if len(line) < 6 or len(line) > len(whole) + 12:
        return False
    if line in whole or whole in line:
        return len(line) * 3 >= len(whole)
    return SequenceMatcher(None, line, whole, autojunk=False).ratio() >= 0.92


def _history_span(blocks: Sequence[Block], index: int) -> int:
    """How many lines, from this one, tell how a rule came about."""
    text = blocks[index].text
    if text[0] in "（(" and text[-1] not in "）)":
        for span in (2, 3, 4):
            if index + span > len(blocks):
                break
            joined = "".join(block.text for block in blocks[index : index + span])
            if joined[-1] in "）)":
                return span if is_history(joined) else 0
        return 0
    return 1 if is_history(text) else 0


def _issued(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Where a notice issues a rule that stands below it: the end of the notice's title, and
    the line with the rule's own.
    """
    for end in range(1, min(len(blocks), _LONGEST_HEAD)):
        for lines in range(1, min(_TITLE_LINES, end) + 1):
            title = "".join("".join(block.text.split()) for block in blocks[end - lines : end])
            if found := _COVER.search(title):
                own = _printed(blocks, end, canonical_title(found["v"]))
                return (end, own) if own is not None else None
    return None


def _printed(blocks: Sequence[Block], begin: int, wanted: str) -> int | None:
    """The line where a title stands by itself, on one line or two."""
    for index in range(begin, min(len(blocks), begin + _LONGEST_NOTICE)):
        text = blocks[index].text
        if len(text) <= len(wanted) + 16 and canonical_title(text) == wanted:
            return index
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        if wanted.startswith("".join(text.split())) and canonical_title(text + following) == wanted:
            return index
    return None
