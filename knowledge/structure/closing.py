"""The lines at the end of a text that tell who wrote, published or signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import PrintedDate
from knowledge.structure.blocks import Block
from knowledge.structure.byline import Byline, names_an_organisation, read_byline
from knowledge.structure.credits import read_credit, read_dateline, read_parenthesis
from knowledge.structure.dates import parse_date

_OPENERS = "（(作来责编审供"
_LAST_BLOCKS, _LAST_CREDITS = 3, 8
_LONGEST_SIGNATURE = 30
_PARENTHESIS = re.compile(r"[（(](?P<v>[^（）()]{2,40})[）)]$")
_DATE = re.compile(
    r"(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*\S{1,3}\s*月(?:\s*\S{1,3}\s*日)?$"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What the end of a text tells; its own lines begin at the index `start`.

    `signatory` and `signed` are the organisation and the date under a text, `reported`
    says that a reporter or an agency is named.
    """

    bylines: tuple[Byline, ...]
    start: int
    signatory: str | None = None
    signed: PrintedDate | None = None
    reported: bool = False


def read_closing(blocks: Sequence[Block], begin: int, *, whole: bool) -> Closing:
    """Read the last lines of a text whose body begins at `begin`.

    With `whole`, all forms are read: 责编 and 供稿 lines, a signature, the parenthesis
    （本报记者 张三） at the end of the last paragraph, and the dateline of the first one.
    A regulation's last article ends with none of these.
    """
    found: list[Byline] = []
    start = len(blocks)
    while start > max(begin, len(blocks) - _LAST_CREDITS):
        if blocks[start - 1].row:
            break
        text = blocks[start - 1].text
        early = start <= len(blocks) - _LAST_BLOCKS
        byline = read_byline(text) if text[0] in _OPENERS and not early else None
        if whole and byline in (None, Byline()):
            byline = read_credit(text) or byline
        if byline is None:
            break
        found.insert(0, byline)
        start -= 1
    if not whole or start <= begin:
        return Closing(tuple(found), start)
    if start >= begin + 3 and (signature := _signature(blocks[start - 2], blocks[start - 1])):
        return Closing(tuple(found), start - 2, *signature)
    last = _parenthesis(blocks[begin:start])
    first = read_dateline(blocks[begin].text)
    found += [byline for byline in (last, first) if byline is not None]
    return Closing(tuple(found), start, reported=any(byline.reported for byline in found))


def _signature(above: Block, below: Block) -> tuple[str, PrintedDate] | None:
    """An organisation's line and a date's line under it."""
    if len(above.text) > _LONGEST_SIGNATURE or not _DATE.match(below.text):
        return None
    date = parse_date(below.text)
    if date is None or not names_an_organisation(above.text):
        return None
    return above.text, date


def _parenthesis(blocks: Sequence[Block]) -> Byline | None:
    """What the parenthesis tells that ends the last paragraph, where no other ends with one.

    Paragraphs that each end with a name are so many people's words.
    """
    ending = _PARENTHESIS.search(blocks[-1].text)
    if ending is None or blocks[-1].text[ending.start() - 1 : ending.start()] not in set(
        "。！？”…"
    ):
        return None
    for block in blocks[:-1]:
        other = _PARENTHESIS.search(block.text)
        if other is not None and read_parenthesis(other["v"]) is not None:
            return None
    return read_parenthesis(ending["v"])
