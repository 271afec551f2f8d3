"""The inside of an article: its 款, 项 and 目, line by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from knowledge.model import Level
from knowledge.structure.blocks import Block
from knowledge.structure.marks import Mark, Style, read_mark
from knowledge.structure.numerals import to_chinese
from knowledge.structure.outline import Border, PlaceStack, Region, Stretch

ARTICLE_RANK = 10
_PARAGRAPH, _ITEM, _SUBITEM = 11, 12, 13
_MARK_RANK = {Style.BRACKET: 0, Style.COMMA: 0, Style.POINT: 1, Style.ROUND: 2, Style.CIRCLE: 3}
_NOTE = re.compile(r"尾?注[①-⑳\d]{1,4}\s?：")  # a footnote's line under its paragraph
_OPENING = 120
_LOOK_AHEAD = 40
_BRIEF = 24


class Clauses:
    """Takes the lines of one article in order and opens their places."""

    def __init__(
        self,
        blocks: Sequence[Block],
        starts: Collection[int],
        stack: PlaceStack,
        region: Region,
    ) -> None:
        """`starts` are the offsets of all articles; `region` is this one's, still empty."""
        self._blocks = blocks
        self._starts = starts
        self._stack = stack
        self._region = region
        self._stretches: list[Stretch] = []
        self._paragraphs = 0
        self._lead = ""
        self._item_lead = ""
        self._last: Block | None = None
        self.item: Mark | None = None

    def region(self) -> Region:
        """The article's region with the lines taken so far."""
        empty = self._region
        stretches = tuple(self._stretches)
        return Region(empty.place, empty.location, empty.trail, stretches, whole=True)

    def take(self, index: int) -> None:
        """Take the next line: a new 款, a 项 or 目, or more of what is open."""
        block, last = self._blocks[index], self._last
        if block.row and self._stretches:  # a table belongs to the 款 above it
            self._add(block, Border.PARAGRAPH, self._stretches[-1].place)
            return
        if last is None:
            self._open_paragraph(block)
            return
        if _NOTE.match(block.text):
            self._add(block, Border.LINE, self._stretches[-1].place)
            return
        mark = read_mark(block.text)
        if mark is not None and mark.style in _MARK_RANK:
            self._open_item(block, mark)
            return
        place = self._stretches[-1].place
        heads = len(self._stretches) == 1 and len(last.text) <= _BRIEF and last.bare
        if heads or not last.ended:
            self._add(block, Border.LINE, place)
        elif self.item is not None and self._list_goes_on(index, self.item):
            self._add(block, Border.SUBITEM, place, lead_of(self._lead))
        else:
            self._open_paragraph(block)

    def _open_paragraph(self, block: Block) -> None:
        self._paragraphs += 1
        self.item = None
        self._lead, self._item_lead = block.text, ""
        number = self._paragraphs
        key = f"{self._region.place}.k{number}"
        label = f"第{to_chinese(number) if number < 100_000 else number}款"
        key = self._stack.open(_PARAGRAPH, key, Level.PARAGRAPH, label, block.start, number)
        self._add(block, Border.PARAGRAPH, key)

    def _open_item(self, block: Block, mark: Mark) -> None:
        rank = _MARK_RANK[mark.style]
        outer = self.item is None or rank == 0 or rank <= _MARK_RANK[self.item.style]
        paragraph = self._stack.key_at(_PARAGRAPH) or self._region.place
        label = "".join(block.text[: mark.end].split()).rstrip("、.．")
        level, letter = (Level.ITEM, "i") if rank == 0 else (Level.SUBITEM, "m")
        opening = lead_of(self._lead)
        if outer:
            parent, place_rank, border = paragraph, _ITEM, Border.ITEM
            self.item, self._item_lead = mark, block.text
        else:
            parent = self._stack.key_at(_ITEM) or paragraph
            place_rank, border = _SUBITEM, Border.SUBITEM
            opening += lead_of(self._item_lead)
        key = f"{parent}.{letter}{mark.number}"
        key = self._stack.open(place_rank, key, level, label, block.start, mark.number)
        self._add(block, border, key, opening)

    def _add(self, block: Block, border: Border, place: str, opening: str = "") -> None:
        row = block.row
        self._stretches.append(Stretch(block.start, block.end, border, place, opening, row=row))
        self._last = block
        self._stack.reach(block.end)

    def _list_goes_on(self, index: int, item: Mark) -> bool:
        """Whether the item after this one still comes, so that a plain line belongs to it."""
        for block in self._blocks[index + 1 : index + 1 + _LOOK_AHEAD]:
            if block.start in self._starts:
                return False
            mark = read_mark(block.text)
            if mark is not None and mark.style is item.style:
                return mark.number == item.number + 1
        return False


def lead_of(text: str) -> str:
    """The words that a list needs before its items: the last sentence that opens it.

    >>> lead_of("第九条 支部要尽责。支部的任务是：")
    '支部的任务是：'
    """
    if not text.endswith(("：", ":")) and len(text) > _OPENING:
        return ""
    cut = max(text.rfind("。", 0, -1), text.rfind("；", 0, -1)) + 1
    sentence = text[cut:] or text
    return sentence if len(sentence) <= _OPENING else ""
